using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Platform.Retention;

internal sealed class RetentionMapping : IEntityTypeConfiguration<RetentionTerm>
{
    public void Configure(EntityTypeBuilder<RetentionTerm> term)
    {
        term.ToTable("retention_terms").HasKey(t => t.Name);
        term.Property(t => t.Name).HasMaxLength(40);
    }
}
