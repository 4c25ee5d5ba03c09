using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Appraisals;

/// <summary>One sheet as the actor may see it.</summary>
public sealed class ReadSheet(IDbContextFactory<EntenteDb> databases, DraftFacts drafts)
{
    /// <param name="Cycle">The cycle.</param>
    /// <param name="Unit">The unit.</param>
    /// <param name="Sheet">The sheet. Where <paramref name="Facts"/> is null, only its state and self-assessment are the reader's to see.</param>
    /// <param name="Facts">The frozen facts, or those of now; null for whoever is only asked for the self-assessment.</param>
    /// <param name="Figures">The numbers that count, or a draft; null where the facts are.</param>
    public sealed record View(AppraisalCycle Cycle, Unit Unit, AppraisalSheet Sheet, SheetFacts? Facts, SheetFigures? Figures);

    public async Task<Outcome<View>> Read(string code, string unitCode, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (actor.Directory.Unit(unitCode) is not { } unit || await db.AppraisalCycles.AsNoTracking().SingleOrDefaultAsync(one => one.PeriodCode == code, stop) is not { } cycle
            || await db.AppraisalSheets.AsNoTracking().SingleOrDefaultAsync(one => one.CycleId == cycle.Id && one.UnitId == unit.Id, stop) is not { } sheet)
            return new AppraisalUnknown();
        if (!AppraisalRights.MayRead(actor, sheet))
            return AppraisalRights.MaySpeak(actor, unit.Id) ? new View(cycle, unit, sheet, null, null) : new AppraisalUnknown();
        var facts = sheet.Facts ?? (await drafts.Read(cycle, [unit.Id], actor, stop))[unit.Id];
        return new View(cycle, unit, sheet, facts, sheet.Figures ?? sheet.Draft(facts));
    }
}
