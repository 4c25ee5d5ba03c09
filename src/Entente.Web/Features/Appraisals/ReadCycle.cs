using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Appraisals;

/// <summary>One cycle with the sheets that the actor may read; before publication with what they would be now.</summary>
public sealed class ReadCycle(IDbContextFactory<EntenteDb> databases, DraftFacts drafts)
{
    /// <param name="Unit">The unit.</param>
    /// <param name="Sheet">Its sheet; null while the cycle is prepared.</param>
    /// <param name="Facts">The facts that were frozen, or those of now.</param>
    /// <param name="Figures">The numbers that count, or a draft.</param>
    public sealed record Row(Unit Unit, AppraisalSheet? Sheet, SheetFacts Facts, SheetFigures Figures);

    /// <param name="Cycle">The cycle.</param>
    /// <param name="Rows">The sheets that the actor may read, in order of code.</param>
    /// <param name="Hidden">How many they may not read, or not yet.</param>
    /// <param name="Own">The units whose self-assessment, acknowledgement or appeal is theirs to give, with their sheets.</param>
    public sealed record View(AppraisalCycle Cycle, IReadOnlyList<Row> Rows, int Hidden, IReadOnlyList<(Unit Unit, AppraisalSheet Sheet)> Own);

    public async Task<Outcome<View>> Read(string code, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.AppraisalCycles.AsNoTracking().SingleOrDefaultAsync(one => one.PeriodCode == code, stop) is not { } cycle)
            return new AppraisalUnknown();
        if (cycle.State is AppraisalState.Prepared)
            return await Prepared(cycle, actor, stop);
        var sheets = await db.AppraisalSheets.AsNoTracking().Where(sheet => sheet.CycleId == cycle.Id).ToListAsync(stop);
        var shown = sheets.Where(sheet => AppraisalRights.MayRead(actor, sheet)).ToList();
        var facts = await drafts.Read(cycle, [.. shown.Where(sheet => sheet.Facts is null).Select(sheet => sheet.UnitId)], actor, stop);
        var rows = shown.Select(sheet => (Sheet: sheet, Unit: actor.Directory.Unit(sheet.UnitId)!, Facts: sheet.Facts ?? facts[sheet.UnitId]))
            .Select(row => new Row(row.Unit, row.Sheet, row.Facts, row.Sheet.Figures ?? row.Sheet.Draft(row.Facts)));
        return new View(
            cycle, [.. rows.OrderBy(row => row.Unit.Code, StringComparer.Ordinal)], sheets.Count - shown.Count,
            [.. sheets.Where(sheet => AppraisalRights.MaySpeak(actor, sheet.UnitId)).Select(sheet => (actor.Directory.Unit(sheet.UnitId)!, sheet))]);
    }

    /// <summary>What the terms would make of the period so far, for whoever runs cycles; never of their own units.</summary>
    private async Task<Outcome<View>> Prepared(AppraisalCycle cycle, Actor actor, CancellationToken stop)
    {
        if (!AppraisalRights.MayRun(actor) && !actor.MayReadAll && !actor.HasScope(AppraisalRights.ReadScope))
            return new AppraisalUnknown();
        var units = AppraisalCycle.UnitsOf(actor.Chain, cycle.Period, actor.Today).ToList();
        var shown = units.Where(unit => !AppraisalRights.IsOwn(actor, unit.Id)).ToList();
        var facts = await drafts.Read(cycle, [.. shown.Select(unit => unit.Id)], actor, stop);
        return new View(cycle, [.. shown.Select(unit => new Row(unit, null, facts[unit.Id], AppraisalRule.Of(facts[unit.Id])))], units.Count - shown.Count, []);
    }
}
