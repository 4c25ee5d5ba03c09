using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Audit;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditHead>, IEntityTypeConfiguration<AuditWaiting>
{
    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.ToTable("audit_heads").HasKey(h => h.Day);
        head.Ignore(h => h.SignedText);
    }

    public void Configure(EntityTypeBuilder<AuditWaiting> waiting)
    {
        waiting.ToTable("audit_waiting").HasKey(w => w.Id);
        waiting.Property(w => w.Id).ValueGeneratedNever();
        waiting.Property(w => w.Action).HasMaxLength(80);
        waiting.Property(w => w.Subject).HasMaxLength(200);
    }
}
