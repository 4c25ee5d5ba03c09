using Entente.Domain.Organization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Scorecards.Adjusted;

internal sealed class AdjustedMapping : IEntityTypeConfiguration<AdjustedRun>, IEntityTypeConfiguration<AdjustedUnit>, IEntityTypeConfiguration<AdjustedRater>
{
    public void Configure(EntityTypeBuilder<AdjustedRun> run)
    {
        run.ToTable("adjusted_runs").HasKey(r => r.Id);
        run.HasIndex(r => r.To);
    }

    public void Configure(EntityTypeBuilder<AdjustedUnit> unit)
    {
        unit.ToTable("adjusted_units").HasKey(u => new { u.RunId, u.UnitId });
        unit.HasOne<AdjustedRun>().WithMany().HasForeignKey(u => u.RunId).OnDelete(DeleteBehavior.Cascade);
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AdjustedRater> rater)
    {
        rater.ToTable("adjusted_raters").HasKey(r => new { r.RunId, r.RaterId });
        rater.HasOne<AdjustedRun>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Cascade);
        rater.HasOne<Person>().WithMany().HasForeignKey(r => r.RaterId).OnDelete(DeleteBehavior.Restrict);
    }
}
