using Entente.Domain.Appraisals;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Appraisals;

/// <summary>Self-assessments, published sheets, appeals and ends of cycles that wait for somebody.</summary>
public sealed class AppraisalsDue(IDbContextFactory<EntenteDb> databases, AppraisalWords words, IStringLocalizer<AppraisalsTexts> t) : IDueSource
{
    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var cycles = await db.AppraisalCycles.AsNoTracking().Where(cycle => cycle.State == AppraisalState.Collecting || cycle.State == AppraisalState.Published).ToDictionaryAsync(cycle => cycle.Id, stop);
        if (cycles.Count == 0)
            return [];
        var ids = cycles.Keys.ToList();
        // Only whoever manages a unit speaks for it. Appeals are few, and anybody may be asked to answer one.
        var units = actor.Directory.ManagedBy(person.Id, actor.Today).Select(unit => unit.Id).ToList();
        var sheets = await db.AppraisalSheets.AsNoTracking()
            .Where(sheet => ids.Contains(sheet.CycleId) && (sheet.State == AppraisalState.Appealed
                || ((sheet.State == AppraisalState.Collecting || sheet.State == AppraisalState.Published) && units.Contains(sheet.UnitId)))).ToListAsync(stop);
        return
        [
            .. sheets.Select(sheet => Of(sheet, cycles[sheet.CycleId], actor.Directory.Unit(sheet.UnitId)!, actor)).OfType<DueItem>(),
            .. cycles.Values.Where(cycle => cycle.State is AppraisalState.Published && actor.Today > cycle.AnswerBy && AppraisalRights.MayRun(actor)
                && !sheets.Exists(sheet => sheet.CycleId == cycle.Id && sheet.State is AppraisalState.Appealed))
                .Select(cycle => Item("Finish", $"appraisal/{cycle.Id:N}/finish", words.InPeriod(cycle.Period), $"/appraisals/{cycle.PeriodCode}", null)),
        ];
    }

    private DueItem? Of(AppraisalSheet sheet, AppraisalCycle cycle, Unit unit, Actor actor)
    {
        string? key = sheet switch
        {
            { State: AppraisalState.Collecting, Self: null } when AppraisalRights.MaySpeak(actor, unit.Id) => "Assess",
            { State: AppraisalState.Published } when AppraisalRights.MaySpeak(actor, unit.Id) => "Acknowledge",
            { State: AppraisalState.Appealed, Appeal.ReviewerId: null } when AppraisalRights.May(actor, sheet, cycle, SheetAct.Assign) => "Assign",
            { State: AppraisalState.Appealed } when AppraisalRights.May(actor, sheet, cycle, SheetAct.Answer) => "Answer",
            _ => null,
        };
        return key is null ? null : Item(key, $"appraisal/{sheet.Id:N}/{key}", Localized.Name(unit), AppraisalWords.Href(cycle, unit), key is "Acknowledge" ? cycle.AnswerBy : null, words.InPeriod(cycle.Period), actor);
    }

    private DueItem Item(string key, string reason, string what, string href, DateOnly? lastDay, string? why = null, Actor? actor = null) => new(t[$"Due.{key}", what], href, t[$"Due.{key}.Action"])
    {
        Kind = AppraisalsFeature.Kind,
        Reason = reason,
        Why = why,
        When = lastDay is { } day ? t["Due.Until", Localized.Day(day)].Value : null,
        IsLate = lastDay < actor?.Today,
        Before = lastDay is { } last ? actor!.Directory.BeginningOf(last.AddDays(1)) : null,
    };
}
