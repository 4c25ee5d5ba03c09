using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>One meeting or one cadence with what belongs to it.</summary>
public sealed class ReadMeeting(IDbContextFactory<EntenteDb> databases, ReadTopics topics)
{
    /// <param name="Cadence">Its cadence.</param>
    /// <param name="Meeting">The meeting.</param>
    /// <param name="Actions">What was taken on.</param>
    /// <param name="Topics">What is proposed for its agenda and not yet on it; empty for whoever may not write.</param>
    /// <param name="Earlier">Actions of earlier meetings of the cadence that are still open.</param>
    public sealed record View(Cadence Cadence, Meeting Meeting, IReadOnlyList<MeetingAction> Actions, IReadOnlyList<ReadTopics.Topic> Topics, IReadOnlyList<MeetingAction> Earlier);

    public async Task<Outcome<View>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == id, stop) is not { } meeting
            || await db.Cadences.SingleAsync(cadence => cadence.Id == meeting.CadenceId, stop) is not { } cadence || !CadenceRights.MayRead(actor, cadence))
            return new MeetingUnknown();
        var actions = await db.MeetingActions.Where(action => action.MeetingId == id).ToListAsync(stop);
        var earlier = await db.MeetingActions.Where(action => action.DoneAt == null
            && db.Meetings.Any(other => other.Id == action.MeetingId && other.CadenceId == cadence.Id && other.Id != id && other.State == MeetingState.Held && other.Day < meeting.Day)).ToListAsync(stop);
        var proposed = meeting.State is MeetingState.Planned && CadenceRights.MayWrite(actor, cadence) ? await topics.Read(cadence, actor, stop) : [];
        return new View(
            cadence, meeting, [.. actions.OrderBy(action => action.Day).ThenBy(action => action.Id)], [.. proposed.Where(topic => meeting.Agenda.All(item => item.Href != topic.Href))],
            [.. earlier.OrderBy(action => action.Day).ThenBy(action => action.Id)]);
    }

    /// <summary>One cadence with its meetings in order of time.</summary>
    internal async Task<Outcome<(Cadence Cadence, IReadOnlyList<Meeting> Meetings, HeldMeetings Held)>> ReadCadence(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Cadences.SingleOrDefaultAsync(one => one.Id == id, stop) is not { } cadence || !CadenceRights.MayRead(actor, cadence))
            return new CadenceUnknown();
        var meetings = await db.Meetings.Where(meeting => meeting.CadenceId == id).OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Slot).ToListAsync(stop);
        return (cadence, meetings, await HeldMeetings.Read(db, actor.Directory, actor.Today, stop));
    }
}
