using Entente.Domain.Calendar;
using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Recovery;

/// <summary>Cases that wait for whoever handles them, for the superior who was called in, and for the rater's word.</summary>
public sealed class RecoveryDue(ReadCases cases, ReadRepeats repeats, CompanyCalendar calendars, RecoveryWords words, TimeProvider clock, IStringLocalizer<RecoveryTexts> t) : IDueSource
{
    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        var calendar = await calendars.Read(stop);
        var services = actor.Directory.ManagedBy(person.Id, actor.Today).SelectMany(unit => actor.Chain.ServicesOf(unit.Id)).Select(service => service.Id).ToList();
        return
        [
            .. (await cases.Read(actor, true, stop)).Select(one => Of(one, actor, person.Id, calendar)).OfType<DueItem>(),
            .. (await repeats.Read(services, actor, stop)).Select(same => Item(same, actor)),
        ];
    }

    private DueItem? Of(RecoveryCase one, Actor actor, Guid person, WorkCalendar calendar)
    {
        if (RecoveryAccess.IsRater(one, person))
            return one.State is RecoveryState.Remedied ? Item(one, actor, "Due.Confirm", calendar, one.Clock.RemediedAt!.Value) : null;
        var handles = RecoveryAccess.HandlerOf(actor.Chain, one, actor.Today)?.Id == person;
        return (one.State, handles) switch
        {
            (RecoveryState.Open or RecoveryState.Reopened, true) => Item(one, actor, "Due.Contact", calendar, one.ContactDueAt),
            (RecoveryState.Contacted, true) => Item(one, actor, "Due.Remedy", calendar, one.RemedyDueAt),
            (not RecoveryState.Remedied, false) when one.EscalatedTo == person => Item(one, actor, "Due.Escalated", calendar, one.EscalatedAt!.Value),
            _ => null,
        };
    }

    private DueItem Item(RecoveryRepeat same, Actor actor) =>
        new(t["Due.Repeat", Localized.Name(actor.Chain.Service(same.ServiceId)!)], $"/recoveries/{same.Cases[^1].Id}", t["Due.Repeat.Action"]) { Why = t["Due.Repeat.Why", same.Cases.Count, words.Cause(same.Cause)] };

    private DueItem Item(RecoveryCase one, Actor actor, string key, WorkCalendar calendar, DateTimeOffset before) =>
        new(t[key, RecoveryWords.Link(one, actor.Chain)], $"/recoveries/{one.Id}", t[key + ".Action"])
        {
            // A sealed rater stands in no row and gets no item here: nothing that is sent names one.
            Kind = "recovery",
            Reason = $"recovery/{one.Id:N}/{key}/{before.UtcTicks}",
            Why = words.Cause(one.CauseThatCounts),
            When = words.Left(one, calendar) ?? Localized.Day(actor.Directory.DayOf(before)),
            IsLate = before < clock.Now() && one.State is not RecoveryState.Remedied,
            // The rater is asked, and late for nothing.
            Before = one.State is RecoveryState.Remedied ? null : before,
        };
}
