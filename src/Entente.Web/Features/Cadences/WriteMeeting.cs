using System.ComponentModel.DataAnnotations;
using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>Writes agenda, attendance, minutes, decisions and actions of a meeting as a whole, and finishes it where asked.</summary>
public sealed class WriteMeeting(IDbContextFactory<EntenteDb> databases, ReadTopics topics, TellCalendars told, TimeProvider clock)
{
    public sealed record ActionAsked
    {
        [MaxLength(Cadence.MaxWordsLength)]
        public string? Text { get; set; }

        /// <summary>Whose it is.</summary>
        public Guid? Owner { get; set; }

        /// <summary>By when.</summary>
        public DateOnly? Day { get; set; }
    }

    /// <summary>A form in which nothing is ticked says nothing of it; its lists are empty then, as they are for programs.</summary>
    public sealed record Request
    {
        /// <summary>What is to be talked about, an item a line.</summary>
        [MaxLength(Meeting.MostLines * Cadence.MaxWordsLength)]
        public string? Agenda { get; set; }

        /// <summary>Paths of what is proposed or stands already as agenda: needs, recoveries, goals.</summary>
        [MaxLength(Meeting.MostLines)]
        public IReadOnlyList<string> Topics { get; set => field = value ?? []; } = [];

        /// <summary>Who was there.</summary>
        public IReadOnlyList<Guid> Present { get; set => field = value ?? []; } = [];

        [MaxLength(Meeting.MaxMinutesLength)]
        public string? Minutes { get; set; }

        /// <summary>What was decided, a decision a line.</summary>
        [MaxLength(Meeting.MostLines * Cadence.MaxWordsLength)]
        public string? Decisions { get; set; }

        /// <summary>What was taken on; lines without a text are passed over.</summary>
        [MaxLength(Meeting.MostLines)]
        public IReadOnlyList<ActionAsked> Actions { get; set => field = value ?? []; } = [];

        /// <summary>True where the minutes stand with this.</summary>
        public bool Finish { get; set; }

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<Meeting>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == id, stop) is not { } meeting
            || await db.Cadences.SingleAsync(cadence => cadence.Id == meeting.CadenceId, stop) is not { } cadence || !CadenceRights.MayRead(actor, cadence))
            return new MeetingUnknown();
        if (actor.Person is not { } person || !CadenceRights.MayWrite(actor, cadence))
            return new NotAllowed();
        if (request.Version is { } seen && seen != meeting.Version)
            return new ChangedUnderYou();
        var now = clock.Now();
        if (await Text(request, cadence, meeting, actor, stop) is not { } text)
            return new AttendanceInvalid();
        var actions = Actions(request, cadence, meeting, actor.Directory, now);
        if ((meeting.Write(text) ?? actions.Refusal ?? (request.Finish ? meeting.Finish(person.Id, now) : null)) is { } refusal)
            return refusal;
        // They are nobody's duty before the minutes stand, so that nothing refers to them yet.
        db.RemoveRange(await db.MeetingActions.Where(action => action.MeetingId == id).ToListAsync(stop));
        db.AddRange(actions.Value!);
        if (request.Finish)
        {
            db.Announce(cadence, meeting, actor.Directory, now);
            told.Words(db, cadence, meeting, "Told.Held", person.Id, actor.Directory, now);
            db.LookAgain(CadenceAccess.Invited(actor.Directory, cadence, actor.Today).Select(one => (Guid?)one.Id).Concat(actions.Value!.Select(action => (Guid?)action.OwnerId)));
        }

        db.Record(person.Id, request.Finish ? "meeting.finished" : "meeting.written", $"meeting/{meeting.Id}", null, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : meeting;
    }

    /// <summary>What is to stand there; null where somebody of no unit was ticked.</summary>
    private async Task<MeetingText?> Text(Request request, Cadence cadence, Meeting meeting, Actor actor, CancellationToken stop)
    {
        var there = request.Present.Distinct().Select(one => (Person: one, Unit: CadenceAccess.UnitOf(actor.Directory, cadence, one, meeting.Day))).ToList();
        if (there.Exists(one => one.Unit is null))
            return null;
        var known = meeting.Agenda.Where(item => item.Href is not null)
            .Concat(request.Topics.Count == 0 ? [] : (await topics.Read(cadence, actor, stop)).Select(topic => new AgendaItem(topic.Text, topic.Href)))
            .DistinctBy(item => item.Href).ToDictionary(item => item.Href!, StringComparer.Ordinal);
        // A path that is no longer proposed fell out of the list since the page was drawn; it is left out.
        var agenda = request.Topics.Distinct(StringComparer.Ordinal).Where(known.ContainsKey).Select(href => known[href]).Concat(Lines(request.Agenda).Select(line => new AgendaItem(line)));
        return new MeetingText([.. agenda], [.. there.Select(one => new Attendee(one.Person, one.Unit!.Value))], request.Minutes, Lines(request.Decisions));
    }

    private static List<string> Lines(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(FreeText.Clean).OfType<string>()];

    private static Outcome<List<MeetingAction>> Actions(Request request, Cadence cadence, Meeting meeting, Domain.Organization.CompanyDirectory directory, DateTimeOffset now)
    {
        var made = new List<MeetingAction>();
        foreach (var asked in request.Actions.Where(asked => FreeText.Clean(asked.Text) is not null))
        {
            var one = asked is { Owner: { } owner, Day: { } day } ? MeetingAction.Of(Guid.CreateVersion7(now), directory, cadence, meeting, asked.Text, owner, day) : new ActionInvalid();
            if (one.IsRefused)
                return one.Refusal;
            made.Add(one.Value);
        }

        return made;
    }
}
