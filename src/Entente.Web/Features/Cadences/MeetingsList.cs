using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Cadences;

/// <summary>Meetings, by words, unit, cadence and what became of them.</summary>
public sealed class MeetingsList(ReadCadences cadences, CadenceWords words, TimeProvider clock, IStringLocalizer<CadencesTexts> t) : IListSource<ReadCadences.MeetingRow>
{
    public async Task<Outcome<Listing<ReadCadences.MeetingRow>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var cadence = Guid.TryParse(asked["cadence"], out var chosen) ? chosen : (Guid?)null;
        var state = asked.Choice<MeetingState>("state");
        var now = clock.Now();
        var rows = (await cadences.ReadAll(actor, stop)).Meetings.Where(row =>
            (unit is null || row.Cadence.Joins(unit.Value)) && (cadence is null || row.Cadence.Id == cadence)
            && (asked["state"] == "overdue" ? row.Meeting.IsOverdue(now) : state is null || row.Meeting.State == state)
            && asked.Finds("q", row.Cadence.Title, row.Meeting.Minutes, string.Join(' ', row.Meeting.Decisions)));
        return Listing<ReadCadences.MeetingRow>.Of(asked, rows,
        [
            new(t["Day"], row => Localized.Instant(row.Meeting.StartsAt, actor.Directory.TimeZone)) { Sort = "day", By = row => row.Meeting.StartsAt },
            new(t["Title"], row => row.Cadence.Title) { Sort = "title" },
            new(t["Units"], row => CadenceWords.Sides(row.Cadence, actor.Directory)) { Sort = "units" },
            new(t["State"], row => words.State(row.Meeting)) { Sort = "state", By = row => (int)row.Meeting.State },
            new(t["Moved"], row => words.Moved(row.Meeting)),
            new(t["Reason"], row => row.Meeting.Reason),
            new(t["Present"], row => row.Meeting.Present.Count) { Sort = "present" },
            new(t["Minutes"], row => row.Meeting.Minutes),
            new(t["Decisions"], row => string.Join('\n', row.Meeting.Decisions)),
            new(t["OpenActions"], row => row.OpenActions) { Sort = "open" },
        ], "-day");
    }
}
