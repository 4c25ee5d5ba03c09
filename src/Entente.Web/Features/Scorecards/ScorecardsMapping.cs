using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Scorecards;

internal sealed class ScorecardsMapping : IEntityTypeConfiguration<ScorecardRow>, IEntityTypeConfiguration<RaterInfluence>
{
    public void Configure(EntityTypeBuilder<ScorecardRow> scorecard)
    {
        scorecard.ToTable("scorecards").HasKey(s => new { s.UnitId, s.Period });
        scorecard.Property(s => s.Period).HasMaxLength(8);
        scorecard.Property(s => s.Stamp).HasMaxLength(80);
    }

    public void Configure(EntityTypeBuilder<RaterInfluence> influence)
    {
        influence.ToTable("rater_influences").HasKey(i => new { i.UnitId, i.Period, i.RaterId });
        influence.Property(i => i.Period).HasMaxLength(8);
    }
}
