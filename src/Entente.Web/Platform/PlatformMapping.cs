using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Platform;

internal sealed class PlatformMapping : IEntityTypeConfiguration<Stamp>, IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<IdempotentReply>
{
    public void Configure(EntityTypeBuilder<Stamp> stamp)
    {
        stamp.ToTable("stamps").HasKey(s => s.Name);
        stamp.Property(s => s.Name).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries").HasKey(e => e.Number);
        entry.Property(e => e.Number).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(80);
        entry.Property(e => e.Subject).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<IdempotentReply> reply)
    {
        reply.ToTable("idempotent_replies").HasKey(r => r.Key);
        reply.Property(r => r.Key).HasMaxLength(200);
        reply.HasIndex(r => r.At);
    }
}
