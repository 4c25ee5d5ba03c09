using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Concerns;

internal sealed class ConcernMapping : IEntityTypeConfiguration<StoredConcern>
{
    public void Configure(EntityTypeBuilder<StoredConcern> concern)
    {
        concern.ToTable("concerns").HasKey(c => c.Id);
        concern.Property(c => c.Id).ValueGeneratedNever();
        concern.Property(c => c.Version).IsConcurrencyToken();
        concern.HasIndex(c => c.To);
    }
}
