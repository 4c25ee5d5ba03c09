using Entente.Domain.Appraisals;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Appraisals;

/// <summary>Every published result that the actor may read, the latest period first and then in order of code.</summary>
public sealed class ReadResults(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Row(AppraisalCycle Cycle, AppraisalSheet Sheet, Unit Unit)
    {
        public SheetFigures Figures => Sheet.Figures!;
    }

    /// <param name="units">Of these units; null for all.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task<IReadOnlyList<Row>> Read(IReadOnlyCollection<Guid>? units, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var cycles = await db.AppraisalCycles.AsNoTracking().Where(cycle => cycle.PublishedAt != null).ToDictionaryAsync(cycle => cycle.Id, stop);
        var published = cycles.Keys.ToList();
        var sheets = await db.AppraisalSheets.AsNoTracking().Where(sheet => published.Contains(sheet.CycleId) && (units == null || units.Contains(sheet.UnitId))).ToListAsync(stop);
        return
        [
            .. sheets.Where(sheet => AppraisalRights.MayRead(actor, sheet)).Select(sheet => new Row(cycles[sheet.CycleId], sheet, actor.Directory.Unit(sheet.UnitId)!))
                .OrderByDescending(row => row.Cycle.Period.End).ThenByDescending(row => row.Cycle.Period.Kind).ThenBy(row => row.Unit.Code, StringComparer.Ordinal),
        ];
    }
}
