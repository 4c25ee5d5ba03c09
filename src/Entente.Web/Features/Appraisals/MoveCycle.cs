using Entente.Domain.Appraisals;
using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Appraisals;

/// <summary>
/// Takes a step of a whole cycle: opens, reviews, publishes and finishes it with all its sheets in one transaction, so that whoever looks
/// sees all of them before the step or all of them after it, whatever happens to the program in between.
/// </summary>
public sealed class MoveCycle(IDbContextFactory<EntenteDb> databases, ReadLinkFacts links, Snapshots snapshots, CompanyCalendar calendars, AppraisalWords words, TimeProvider clock, IStringLocalizer<AppraisalsTexts> t)
{
    public async Task<Outcome<AppraisalCycle>> Run(string code, AppraisalVerb verb, int? seen, Actor actor, CancellationToken stop)
    {
        if (!AppraisalRights.MayRun(actor))
            return new NotAllowed();
        var now = clock.Now();
        var found = verb is AppraisalVerb.Publish ? await FactsOfLinks(code, stop) : null;
        var lastDay = actor.Directory.DayOf((await calendars.Read(stop)).WorkingDaysAfter(now, AppraisalCycle.AnswerDays));
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The lock of whoever closes and reopens periods: what is published rests on a closed one.
        if (verb is AppraisalVerb.Publish)
            await Stamp.Raise(db, Stamp.Snapshot, stop);
        if (await db.AppraisalCycles.SingleOrDefaultAsync(one => one.PeriodCode == code, stop) is not { } cycle)
            return new AppraisalUnknown();
        if (seen is { } version && version != cycle.Version)
            return new ChangedUnderYou();
        var present = actor with { Chain = await snapshots.Read(stop) };
        var sheets = await db.AppraisalSheets.Where(sheet => sheet.CycleId == cycle.Id).ToListAsync(stop);
        var open = sheets.Where(sheet => sheet.State is not AppraisalState.Final).Select(sheet => sheet.UnitId).ToList();
        var refusal = verb switch
        {
            AppraisalVerb.Open => Open(db, cycle, present, now),
            AppraisalVerb.Review => cycle.Review(present.Directory, sheets, now),
            AppraisalVerb.Publish => await Publish(db, cycle, sheets, found ?? new Dictionary<Guid, IReadOnlyList<LinkFact>>(), lastDay, present, now, stop),
            AppraisalVerb.Finish => cycle.Finish(sheets, present.Today, now, present.PersonId),
            _ => new AppraisalStepIllegal(cycle.State, AppraisalPath.AllowedOfCycle(cycle.State)),
        };
        if (refusal is not null)
            return refusal;
        db.Record(actor.PersonId, $"appraisal.{verb.ToString().ToLowerInvariant()}", $"appraisal/{cycle.Id}", code, now);
        if (verb is AppraisalVerb.Publish or AppraisalVerb.Finish)
            db.Announce(verb is AppraisalVerb.Publish ? EventKinds.AppraisalPublished : EventKinds.AppraisalFinal, cycle, open, present.Directory, now);
        db.LookAgain(present, sheets.Select(sheet => sheet.UnitId));
        if (await db.SaveOrRefuse(stop) is { } stale)
            return stale;
        await transaction.CommitAsync(stop);
        return cycle;
    }

    /// <summary>Read before the transaction, for verdicts of a closed period are frozen; whether it is closed is asked again inside.</summary>
    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<LinkFact>>?> FactsOfLinks(string code, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.AppraisalCycles.AsNoTracking().SingleOrDefaultAsync(one => one.PeriodCode == code, stop) is not { State: AppraisalState.Reviewing } cycle)
            return null;
        var units = await db.AppraisalSheets.Where(sheet => sheet.CycleId == cycle.Id).Select(sheet => sheet.UnitId).ToListAsync(stop);
        return await links(cycle.Period, units, stop);
    }

    private static Refusal? Open(EntenteDb db, AppraisalCycle cycle, Actor actor, DateTimeOffset now)
    {
        var opened = cycle.Open(actor.Chain, actor.Today, () => Guid.CreateVersion7(now), now);
        if (opened.IsRefused)
            return opened.Refusal;
        db.AddRange(opened.Value);
        db.LookAgain(actor, opened.Value.Select(sheet => sheet.UnitId));
        return null;
    }

    private async Task<Refusal?> Publish(
        EntenteDb db, AppraisalCycle cycle, List<AppraisalSheet> sheets, IReadOnlyDictionary<Guid, IReadOnlyList<LinkFact>> found, DateOnly lastDay, Actor actor, DateTimeOffset now, CancellationToken stop)
    {
        var facts = await DraftFacts.Of(db, cycle, found, actor.Directory, actor.Today, stop);
        // Another was faster between the two readings, and the rule says so below.
        var whole = sheets.Where(sheet => facts.ContainsKey(sheet.UnitId)).Select(sheet => (sheet, facts[sheet.UnitId])).ToList();
        if (cycle.State is AppraisalState.Reviewing && whole.Count < sheets.Count)
            return new ChangedUnderYou();
        if (cycle.Publish(actor.Directory, whole, lastDay, now, actor.PersonId) is { } refusal)
            return refusal;
        foreach (var (superior, count) in whole.Select(pair => pair.Item2.SuperiorId).OfType<Guid>().CountBy(superior => superior))
            db.Tell(superior, AppraisalsFeature.Kind, Bilingual.Of(() => t["Tell.Published", words.InPeriod(cycle.Period)]), $"/appraisals/{cycle.PeriodCode}", now, Bilingual.Of(() => Localized.Counted(t, "Tell.PublishedUnits", count)));
        foreach (var (sheet, known) in whole)
            TellMembers(db, cycle, sheet, known, actor, now);
        return null;
    }

    /// <summary>Whose own result it is; who answers for the unit is asked to take note instead.</summary>
    private void TellMembers(EntenteDb db, AppraisalCycle cycle, AppraisalSheet sheet, SheetFacts facts, Actor actor, DateTimeOffset now)
    {
        var directory = actor.Directory;
        var unit = directory.Unit(sheet.UnitId)!;
        // The result itself is read by whoever belongs there; a group may hold others.
        db.TellGroup(unit.Id, Bilingual.Of(() => t["Tell.Group", Localized.Name(unit), words.InPeriod(cycle.Period)]), AppraisalWords.Href(cycle, unit), now);
        var manager = directory.ManagerOf(unit.Id, actor.Today)?.Id;
        foreach (var member in directory.People.Where(person => person.RemovedAt is null && person.HomeUnitId == unit.Id && person.Id != manager && person.Id != facts.SuperiorId))
            db.Tell(member.Id, AppraisalsFeature.Kind, Bilingual.Of(() => t["Tell.Result", Localized.Name(unit), words.InPeriod(cycle.Period), words.Duty(sheet.Figures!.Duty)]), AppraisalWords.Href(cycle, unit), now, Bilingual.Of(() => words.Reason(facts, sheet.Figures!)));
    }
}
