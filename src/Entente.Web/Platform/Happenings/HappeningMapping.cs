using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Platform.Happenings;

internal sealed class HappeningMapping : IEntityTypeConfiguration<Happening>
{
    private const int MaxSubjectLength = 200;

    public void Configure(EntityTypeBuilder<Happening> happening)
    {
        happening.ToTable("happenings").HasKey(h => h.Id);
        happening.Property(h => h.Kind).HasMaxLength(40);
        happening.Property(h => h.Subject).HasMaxLength(MaxSubjectLength);
        happening.HasIndex(h => new { h.IsRouted, h.DueAt });
    }
}
