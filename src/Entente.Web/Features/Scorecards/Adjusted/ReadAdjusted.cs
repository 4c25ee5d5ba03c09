using Entente.Domain.Kernel;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards.Adjusted;

/// <summary>The adjusted figures of the last run before a period was over: what a page about that period showed then, and shows for ever.</summary>
public sealed class ReadAdjusted(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Figures(AdjustedRun Run, IReadOnlyList<AdjustedUnit> Units)
    {
        public AdjustedUnit? Of(Guid unit) => Units.FirstOrDefault(figure => figure.UnitId == unit);
    }

    /// <returns>Null where nothing had been fitted by then.</returns>
    public async Task<Figures?> Read(Period period, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var end = period.End;
        if (await db.Set<AdjustedRun>().AsNoTracking().Where(run => run.To <= end).OrderByDescending(run => run.To).ThenByDescending(run => run.Id).FirstOrDefaultAsync(stop) is not { } run)
            return null;
        return new Figures(run, await db.Set<AdjustedUnit>().AsNoTracking().Where(unit => unit.RunId == run.Id).OrderByDescending(unit => unit.Value).ToListAsync(stop));
    }
}
