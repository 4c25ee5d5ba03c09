using System.ComponentModel.DataAnnotations;
using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>Moves a meeting, calls it off, says that it was missed, or opens its minutes again; every calendar hears of it.</summary>
public sealed class ActOnMeeting(IDbContextFactory<EntenteDb> databases, CompanyCalendar calendars, TellCalendars told, TimeProvider clock)
{
    public sealed record Request
    {
        public MeetingVerb Verb { get; set; }

        /// <summary>Why.</summary>
        [MaxLength(Cadence.MaxWordsLength)]
        public string? Text { get; set; }

        /// <summary>To which day it moves.</summary>
        public DateOnly? Day { get; set; }

        /// <summary>To which hour, in the company's time; empty for the cadence's own.</summary>
        public TimeOnly? Time { get; set; }

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<Meeting>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == id, stop) is not { } meeting
            || await db.Cadences.SingleAsync(cadence => cadence.Id == meeting.CadenceId, stop) is not { } cadence || !CadenceRights.MayRead(actor, cadence))
            return new MeetingUnknown();
        if (actor.Person is not { } person || !CadenceRights.MayArrange(actor, cadence))
            return new NotAllowed();
        if (request.Version is { } seen && seen != meeting.Version)
            return new ChangedUnderYou();
        var now = clock.Now();
        if (await Take(cadence, meeting, request, person.Id, actor, now, stop) is { } refusal)
            return refusal;
        if (request.Verb is MeetingVerb.Move or MeetingVerb.Cancel)
        {
            cadence.Tell();
            told.One(db, cadence, meeting, request.Verb is MeetingVerb.Move ? "Told.Moved" : "Told.Cancelled", actor.Directory, now);
        }
        else
        {
            if (request.Verb is MeetingVerb.Miss)
                db.Announce(cadence, meeting, actor.Directory, now);
            told.Words(db, cadence, meeting, request.Verb is MeetingVerb.Miss ? "Told.Missed" : "Told.Reopened", person.Id, actor.Directory, now);
        }

        db.LookAgain(CadenceAccess.Invited(actor.Directory, cadence, actor.Today).Select(one => (Guid?)one.Id));
        db.Record(person.Id, $"meeting.{request.Verb.ToString().ToLowerInvariant()}", $"meeting/{meeting.Id}", request.Text, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : meeting;
    }

    private async Task<Refusal?> Take(Cadence cadence, Meeting meeting, Request request, Guid by, Actor actor, DateTimeOffset now, CancellationToken stop) => request.Verb switch
    {
        MeetingVerb.Move => meeting.Move(request.Day ?? meeting.Day, request.Time ?? cadence.Time, request.Text, actor.Directory.TimeZone, await calendars.Read(stop), now),
        MeetingVerb.Cancel => meeting.Cancel(request.Text, by, now),
        MeetingVerb.Miss => meeting.Miss(request.Text, by, now),
        MeetingVerb.Reopen => meeting.Reopen(request.Text),
        _ => new MeetingStepNotAllowed(meeting.State, request.Verb, meeting.Allowed),
    };
}
