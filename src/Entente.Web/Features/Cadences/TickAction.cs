using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>An owner ticks off an action, or says that it is not done after all.</summary>
public sealed class TickAction(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        public bool Done { get; set; } = true;
    }

    public async Task<Outcome<MeetingAction>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.MeetingActions.SingleOrDefaultAsync(action => action.Id == id, stop) is not { } action
            || await db.Meetings.AsNoTracking().SingleAsync(meeting => meeting.Id == action.MeetingId, stop) is not { } meeting
            || await db.Cadences.AsNoTracking().SingleAsync(cadence => cadence.Id == meeting.CadenceId, stop) is not { } cadence || !CadenceRights.MayRead(actor, cadence))
            return new ActionUnknown();
        if (!CadenceRights.MayTick(actor, cadence, action))
            return new NotAllowed();
        if (meeting.State is not MeetingState.Held)
            return new MeetingStepNotAllowed(meeting.State, MeetingVerb.Finish, meeting.Allowed);
        var now = clock.Now();
        action.Tick(request.Done, now);
        db.LookAgain(action.OwnerId);
        db.Record(actor.PersonId, request.Done ? "meeting.action-done" : "meeting.action-open", $"meeting/{meeting.Id}", action.Text, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : action;
    }
}
