using Entente.Domain.Organization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Scorecards.Moves;

internal sealed class MadeMoveMapping : IEntityTypeConfiguration<MadeMove>
{
    public void Configure(EntityTypeBuilder<MadeMove> move)
    {
        move.ToTable("made_moves").HasKey(m => new { m.UnitId, m.Period, m.RaterId });
        move.Property(m => m.Period).HasMaxLength(8);
        move.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
        move.HasOne<Person>().WithMany().HasForeignKey(m => m.RaterId).OnDelete(DeleteBehavior.Restrict);
    }
}
