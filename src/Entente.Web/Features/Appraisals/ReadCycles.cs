using Entente.Domain.Appraisals;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Appraisals;

/// <summary>Every cycle, the latest period first, and how many of its sheets stand where. One that is only prepared is known to those who run cycles and read all.</summary>
public sealed class ReadCycles(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Row(AppraisalCycle Cycle, IReadOnlyDictionary<AppraisalState, int> Sheets)
    {
        public int Count(AppraisalState state) => Sheets.GetValueOrDefault(state);
    }

    public async Task<IReadOnlyList<Row>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var cycles = await db.AppraisalCycles.AsNoTracking().ToListAsync(stop);
        var counts = (await db.AppraisalSheets.GroupBy(sheet => new { sheet.CycleId, sheet.State }).Select(group => new { group.Key.CycleId, group.Key.State, Count = group.Count() }).ToListAsync(stop)).ToLookup(group => group.CycleId);
        var knowsAll = AppraisalRights.MayRun(actor) || actor.MayReadAll || actor.HasScope(AppraisalRights.ReadScope);
        return
        [
            .. cycles.Where(cycle => knowsAll || cycle.State is not AppraisalState.Prepared).OrderByDescending(cycle => cycle.Period.End).ThenByDescending(cycle => cycle.Period.Kind)
                .Select(cycle => new Row(cycle, counts[cycle.Id].ToDictionary(group => group.State, group => group.Count))),
        ];
    }
}
