using Entente.Domain.Cadences;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Cadences;

/// <summary>Proposals to agree to, meetings to come, minutes that are missing, and actions that somebody took on.</summary>
public sealed class CadencesDue(IDbContextFactory<EntenteDb> databases, TimeProvider clock, IStringLocalizer<CadencesTexts> t) : IDueSource
{
    /// <summary>From how many days before on a meeting and an action stand on home.</summary>
    private const int MeetingsAhead = 2, ActionsAhead = 7;

    /// <summary>Within how many days a proposal is to be answered.</summary>
    private const int Answers = 5;

    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        var now = clock.Now();
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var until = now.AddDays(MeetingsAhead);
        // Only whoever answers for a unit agrees for one.
        var agrees = actor.Directory.ManagedBy(person.Id, actor.Today).Any();
        var cadences = (await db.Cadences.Where(cadence => cadence.State != CadenceState.Declined
            && ((agrees && cadence.State == CadenceState.Proposed) || db.Meetings.Any(meeting => meeting.CadenceId == cadence.Id && meeting.State == MeetingState.Planned && meeting.StartsAt <= until))).ToListAsync(stop))
            .Where(cadence => CadenceAccess.Invited(actor.Directory, cadence, actor.Today).Any(one => one.Id == person.Id)).ToDictionary(cadence => cadence.Id);
        var ids = cadences.Keys.ToList();
        var meetings = await db.Meetings.Where(meeting => ids.Contains(meeting.CadenceId) && meeting.State == MeetingState.Planned && meeting.StartsAt <= until).OrderBy(meeting => meeting.StartsAt).ToListAsync(stop);
        var last = actor.Today.AddDays(ActionsAhead);
        var actions = await db.MeetingActions.Where(action => action.OwnerId == person.Id && action.DoneAt == null && action.Day <= last
            && db.Meetings.Any(meeting => meeting.Id == action.MeetingId && meeting.State == MeetingState.Held)).OrderBy(action => action.Day).ToListAsync(stop);
        return
        [
            .. cadences.Values.Where(cadence => CadenceRights.MayAgree(actor, cadence)).Select(cadence => Proposed(cadence, actor, now)),
            .. meetings.Select(meeting => meeting.StartsAt > now ? Coming(cadences[meeting.CadenceId], meeting, actor) : CadenceRights.MayArrange(actor, cadences[meeting.CadenceId]) ? Unwritten(cadences[meeting.CadenceId], meeting, actor, now) : null).OfType<DueItem>(),
            .. actions.Select(action => Action(action, actor)),
        ];
    }

    private DueItem Proposed(Cadence cadence, Actor actor, DateTimeOffset now)
    {
        var before = cadence.ProposedAt.AddDays(Answers);
        return new DueItem(t["Due.Agree", cadence.Title], $"/cadences/{cadence.Id}", t["Due.Agree.Action"])
        {
            Kind = TellCalendars.Kind,
            Reason = $"cadence/{cadence.Id:N}/agree",
            Why = CadenceWords.Sides(cadence, actor.Directory),
            When = Localized.Day(actor.Directory.DayOf(before)),
            IsLate = before < now,
            Before = before,
        };
    }

    /// <summary>Calendars remind of it; home alone shows it.</summary>
    private DueItem Coming(Cadence cadence, Meeting meeting, Actor actor) =>
        new(t["Due.Meeting", cadence.Title], $"/meetings/{meeting.Id}", t["Due.Meeting.Action"])
        {
            Why = CadenceWords.Sides(cadence, actor.Directory),
            When = Localized.Instant(meeting.StartsAt, actor.Directory.TimeZone),
            Before = meeting.StartsAt,
        };

    private DueItem Unwritten(Cadence cadence, Meeting meeting, Actor actor, DateTimeOffset now) =>
        new(t["Due.Minutes", cadence.Title, Localized.Day(meeting.Day)], $"/meetings/{meeting.Id}#minutes", t["Due.Minutes.Action"])
        {
            Kind = TellCalendars.Kind,
            Reason = $"meeting/{meeting.Id:N}/minutes/{meeting.StartsAt.UtcTicks}",
            Why = CadenceWords.Sides(cadence, actor.Directory),
            When = Localized.Instant(meeting.MinutesDueAt, actor.Directory.TimeZone),
            IsLate = meeting.IsOverdue(now),
            Before = meeting.MinutesDueAt,
        };

    private DueItem Action(MeetingAction action, Actor actor)
    {
        var before = MeetingTime.At(action.Day, new TimeOnly(23, 59), actor.Directory.TimeZone);
        return new DueItem(t["Due.Action", action.Text], $"/meetings/{action.MeetingId}#actions", t["Due.Action.Action"])
        {
            Kind = TellCalendars.Kind,
            Reason = $"meeting-action/{action.Id:N}",
            When = Localized.Day(action.Day),
            IsLate = action.IsLate(actor.Today),
            Before = before,
        };
    }
}
