using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Recovery;

/// <summary>The cases that the reader may read, by unit, link, cause, state, period of opening, and whom they wait for.</summary>
public sealed class CasesList(ReadCases cases, ReadFigures figures, CompanyCalendar calendars, RecoveryWords words, IStringLocalizer<RecoveryTexts> t) : IListSource<RecoveryCase>
{
    public async Task<Outcome<Listing<RecoveryCase>>> Read(ListAsked asked, Actor actor, CancellationToken stop) =>
        Of(asked, await Rows(asked, actor, stop), actor, await calendars.Read(stop));

    /// <summary>Every row that the filters leave, for the board.</summary>
    internal async Task<IReadOnlyList<RecoveryCase>> Rows(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var link = asked["link"] is { } id ? (Guid.TryParse(id, out var known) ? known : Guid.Empty) : (Guid?)null;
        var (state, cause) = (asked.Choice<RecoveryState>("state"), asked.Choice<Cause>("cause"));
        var behind = await Behind(asked, actor, stop);
        Period? period = behind is null && asked["period"] is { } text && Period.TryParse(text, out var parsed) ? parsed : null;
        return
        [
            .. (await cases.Read(actor, stop)).Where(one =>
                (behind is null ? unit is not { } within || IsOf(one, within, actor) : behind.Contains(one.Id))
                && (link is null || one.LinkId == link)
                && (state is null || one.State == state)
                && (cause is null || one.CauseThatCounts == cause)
                && (period is not { } span || span.Contains(actor.Directory.DayOf(one.OpenedAt)))
                && asked["which"] switch
                {
                    "mine" => actor.Person is { } person && RecoveryAccess.HandlerOf(actor.Chain, one, actor.Today)?.Id == person.Id,
                    "given" => actor.Person is { } rater && RecoveryAccess.IsRater(one, rater.Id),
                    "live" => one.IsLive,
                    "late" => words.IsLate(one),
                    "escalated" => one.EscalatedAt is not null,
                    _ => true,
                }),
        ];
    }

    internal Listing<RecoveryCase> Of(ListAsked asked, IReadOnlyList<RecoveryCase> rows, Actor actor, WorkCalendar calendar) => Listing<RecoveryCase>.Of(asked, rows,
        [
            new(t["Link"], one => RecoveryWords.Link(one, actor.Chain)) { Sort = "link" },
            new(t["Provider"], one => Provider(one, actor)) { Sort = "provider" },
            new(t["Rater"], one => words.Rater(one, actor.Directory)) { Sort = "rater" },
            new(t["Day"], one => one.Day) { Sort = "day" },
            new(t["State"], one => words.State(one.State)) { Sort = "state", By = one => (int)one.State },
            new(t["Opened"], one => Localized.Instant(one.OpenedAt, actor.Directory.TimeZone)) { Sort = "opened", By = one => one.OpenedAt },
            new(t["DueAt"], one => one.Clock.NextDueAt is { } due ? Localized.Instant(due, actor.Directory.TimeZone) : null) { Sort = "due", By = one => one.Clock.NextDueAt ?? DateTimeOffset.MaxValue },
            new(t["Late"], one => words.IsLate(one) ? t["Yes"].Value : null),
            new(t["Escalated"], one => one.EscalatedAt is { } at ? Localized.Instant(at, actor.Directory.TimeZone) : null),
            new(t["Handler"], one => RecoveryWords.Person(RecoveryAccess.HandlerOf(actor.Chain, one, actor.Today)?.Id, actor.Directory)) { Sort = "handler" },
            new(t["RaterCause"], one => words.Cause(one.RaterCause)),
            new(t["Finding"], one => one.Finding is { } finding ? words.Cause(finding) : null),
            new(t["Remedy"], one => one.Remedy),
            new(t["ToContact"], one => one.Clocks[0].ToContact(calendar)?.TotalHours),
            new(t["ToRemedy"], one => one.Clocks[0].ToRemedy(calendar)?.TotalHours),
        ], "-opened");

    /// <summary>The cases behind a figure of a unit and period; null where none was asked for.</summary>
    internal async Task<HashSet<Guid>?> Behind(ListAsked asked, Actor actor, CancellationToken stop)
    {
        if (asked.Choice<FigureChoice>("figure") is not { } figure || actor.Directory.Unit(asked["unit"] ?? "") is not { } unit || !Period.TryParse(asked["period"], out var period))
            return null;
        var of = (await figures.Read(unit.Id, period, actor, stop)).Figures;
        var found = figure switch
        {
            FigureChoice.Opened => of.Opened,
            FigureChoice.Confirmed => of.Confirmed,
            FigureChoice.Repeated => of.Repeated,
            FigureChoice.ContactKept => of.Contact.Kept,
            FigureChoice.ContactMissed => of.Contact.Missed,
            FigureChoice.RemedyKept => of.Remedy.Kept,
            FigureChoice.RemedyMissed => of.Remedy.Missed,
            _ => throw new ArgumentOutOfRangeException(nameof(asked)),
        };
        return [.. found.Select(one => one.Id)];
    }

    private static bool IsOf(RecoveryCase one, Guid unit, Actor actor) => actor.Chain.Link(one.LinkId) is { } link
        && (actor.Directory.IsInside(actor.Chain.ProviderOf(link), unit) || actor.Directory.IsInside(link.CustomerId, unit));

    private static string? Provider(RecoveryCase one, Actor actor) => actor.Chain.Link(one.LinkId) is { } link ? Localized.Name(actor.Directory.Unit(actor.Chain.ProviderOf(link))!) : null;
}
