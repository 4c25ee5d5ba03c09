using System.ComponentModel.DataAnnotations;
using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>Takes a step of a cadence: agreed by every side its meetings are planned, ended those to come are called off.</summary>
public sealed class ActOnCadence(IDbContextFactory<EntenteDb> databases, CompanyCalendar calendars, TellCalendars calendarsTold, TimeProvider clock)
{
    public sealed record Request
    {
        public CadenceVerb Verb { get; set; }

        /// <summary>Why, where it is declined or ended.</summary>
        [MaxLength(Cadence.MaxWordsLength)]
        public string? Text { get; set; }

        [MaxLength(Cadence.MaxWordsLength)]
        public string? Place { get; set; }

        [MaxLength(Cadence.MaxWordsLength)]
        public string? OnlineAddress { get; set; }

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<Cadence>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Cadences.SingleOrDefaultAsync(cadence => cadence.Id == id, stop) is not { } cadence || !CadenceRights.MayRead(actor, cadence))
            return new CadenceUnknown();
        if (actor.Person is not { } person || !CadenceRights.MayArrange(actor, cadence))
            return new NotAllowed();
        if (request.Version is { } seen && seen != cadence.Version)
            return new ChangedUnderYou();
        var now = clock.Now();
        var refusal = request.Verb switch
        {
            CadenceVerb.Agree => cadence.Agree(actor.Directory, person.Id, now),
            CadenceVerb.Decline => cadence.Decline(request.Text, now),
            CadenceVerb.Relocate => cadence.Relocate(request.Place, request.OnlineAddress),
            CadenceVerb.End => cadence.End(request.Text, now),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
        if (refusal is not null)
            return refusal;
        await Follow(db, cadence, request, person.Id, actor, now, stop);
        db.LookAgain(CadenceAccess.Speakers(actor.Directory, cadence, actor.Today).Select(speaker => (Guid?)speaker.Id));
        db.Record(person.Id, $"cadence.{request.Verb.ToString().ToLowerInvariant()}", $"cadence/{cadence.Id}", request.Verb is CadenceVerb.Relocate ? cadence.Place : request.Text, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : cadence;
    }

    /// <summary>What the step means for the meetings, and whom it is told to.</summary>
    private async Task Follow(EntenteDb db, Cadence cadence, Request request, Guid by, Actor actor, DateTimeOffset now, CancellationToken stop)
    {
        var directory = actor.Directory;
        switch (request.Verb)
        {
            case CadenceVerb.Agree when cadence.State is CadenceState.Agreed:
                var planned = Planned(cadence, directory.TimeZone, await calendars.Read(stop), now).ToList();
                db.AddRange(planned);
                calendarsTold.Series(db, cadence, planned, "Told.Agreed", directory, now);
                break;
            case CadenceVerb.Decline:
                calendarsTold.Declined(db, cadence, by, directory, now);
                break;
            case CadenceVerb.Relocate:
                calendarsTold.Series(db, cadence, await db.Meetings.Where(meeting => meeting.CadenceId == cadence.Id).ToListAsync(stop), "Told.Relocated", directory, now);
                break;
            case CadenceVerb.End:
                var meetings = await db.Meetings.Where(meeting => meeting.CadenceId == cadence.Id).ToListAsync(stop);
                var coming = meetings.Where(meeting => meeting.State is MeetingState.Planned && meeting.StartsAt > now).ToList();
                foreach (var meeting in coming)
                    _ = meeting.Cancel(request.Text, by, now);
                calendarsTold.Ended(db, cadence, meetings, coming, directory, now);
                break;
        }
    }

    /// <summary>The meetings from an instant on, as the company's calendar is known now.</summary>
    internal static IEnumerable<Meeting> Planned(Cadence cadence, TimeZoneInfo zone, Domain.Calendar.WorkCalendar calendar, DateTimeOffset now) =>
        cadence.Rhythm.Slots(cadence.Start, cadence.Until, calendar).Where(slot => slot.Day is not null)
            .Select(slot => Meeting.Plan(Guid.CreateVersion7(now), cadence, slot.Slot, slot.Day!.Value, zone, calendar)).Where(meeting => meeting.StartsAt > now);
}
