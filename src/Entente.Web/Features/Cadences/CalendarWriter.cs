using Entente.Domain.Cadences;
using Entente.Domain.Organization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Invitee = Ical.Net.DataTypes.Attendee;
using Written = Ical.Net.Calendar;

namespace Entente.Web.Features.Cadences;

/// <summary>
/// Writes cadences as iCalendar. A series is one event with its rule; meetings that moved override theirs, and those that are left out or called
/// off are exceptions. Times are local times of the company with its zone, so that ten o'clock stays ten o'clock when clocks change.
/// </summary>
internal sealed class CalendarWriter
{
    private const string Product = "-//Entente//Entente//ZH";

    private readonly Written calendar = new() { ProductId = Product };
    private readonly CompanyDirectory directory;
    private readonly string zone;
    private readonly DateTimeOffset now;
    private readonly Uri? address;

    public CalendarWriter(string method, CompanyDirectory directory, Uri? address, DateTimeOffset now)
    {
        (this.directory, this.address, this.now) = (directory, address, now);
        calendar.Method = method;
        zone = TimeZoneInfo.TryConvertWindowsIdToIanaId(directory.TimeZone.Id, out var iana) ? iana : directory.TimeZone.Id;
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone, now.UtcDateTime.AddYears(-Cadence.MostYears - 1), false));
    }

    /// <summary>Organizer and receivers; a published calendar has none (RFC 5546, 3.2.1).</summary>
    public sealed record Parties(string Organizer, IReadOnlyList<Person> Invited);

    /// <summary>True where anything is left of a series.</summary>
    public static bool IsAlive(IEnumerable<Meeting> meetings) => meetings.Any(meeting => meeting.State is not MeetingState.Cancelled);

    /// <summary>A whole series; nothing where none of its meetings is left.</summary>
    public void Series(Cadence cadence, IReadOnlyCollection<Meeting> meetings, Parties? parties)
    {
        var live = meetings.Where(meeting => meeting.State is not MeetingState.Cancelled).OrderBy(meeting => meeting.Slot).ToList();
        if (live.Count == 0)
            return;
        var (first, last) = (live[0].Slot, live[^1].Slot);
        var master = Event(cadence, first, parties, null);
        if (live.Count > 1)
            master.RecurrenceRule = Rule(cadence.Rhythm, MeetingTime.At(last, cadence.Time, directory.TimeZone));
        var held = live.Select(meeting => meeting.Slot).ToHashSet();
        foreach (var left in cadence.Rhythm.Days(first, last).Where(day => !held.Contains(day)))
            master.ExceptionDates.Add(Local(left, cadence.Time));
        calendar.Events.Add(master);
        foreach (var moved in live.Where(meeting => meeting.StartsAt != MeetingTime.At(meeting.Slot, cadence.Time, directory.TimeZone)))
            One(cadence, moved, parties);
    }

    /// <summary>One meeting of a series, where it is held now or no more.</summary>
    public void One(Cadence cadence, Meeting meeting, Parties? parties)
    {
        var at = TimeZoneInfo.ConvertTime(meeting.StartsAt, directory.TimeZone).DateTime;
        var one = Event(cadence, DateOnly.FromDateTime(at), parties, meeting);
        (one.Start, one.End) = (new CalDateTime(at, zone), new CalDateTime(at.AddMinutes(cadence.Minutes), zone));
        one.RecurrenceIdentifier = new RecurrenceIdentifier(Local(meeting.Slot, cadence.Time));
        if (meeting.State is MeetingState.Cancelled)
            one.Status = EventStatus.Cancelled;
        calendar.Events.Add(one);
    }

    /// <summary>The end of a series of which nothing is left.</summary>
    public void Gone(Cadence cadence, IReadOnlyCollection<Meeting> meetings, Parties? parties)
    {
        var gone = Event(cadence, meetings.Min(meeting => meeting.Slot), parties, null);
        gone.Status = EventStatus.Cancelled;
        calendar.Events.Add(gone);
    }

    /// <summary>A day by which something is to be done. It blocks no time.</summary>
    public void Deadline(string uid, DateTimeOffset before, string text, string? why, string path)
    {
        var there = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(before, directory.TimeZone).DateTime);
        var one = new CalendarEvent
        {
            Uid = uid,
            Summary = text,
            Description = why,
            Start = new CalDateTime(there),
            End = new CalDateTime(there.AddDays(1)),
            Transparency = TransparencyType.Transparent,
            Url = Link(path),
            DtStamp = Stamp,
        };
        calendar.Events.Add(one);
    }

    public string Write() => new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("A calendar that cannot be written.");

    private CalDateTime Stamp => new(now.UtcDateTime);

    private static RecurrenceRule Rule(CadenceRhythm rhythm, DateTimeOffset last)
    {
        var rule = new RecurrenceRule(rhythm.IsMonthly ? FrequencyType.Monthly : FrequencyType.Weekly, rhythm.Interval) { Until = new CalDateTime(last.UtcDateTime) };
        if (rhythm.DayOfMonth is { } date)
            rule.ByMonthDay = [date];
        else
            rule.ByDay = [rhythm.Nth is { } nth ? new WeekDay(rhythm.Weekday!.Value, nth) : new WeekDay(rhythm.Weekday!.Value)];
        return rule;
    }

    private CalendarEvent Event(Cadence cadence, DateOnly day, Parties? parties, Meeting? meeting)
    {
        var path = meeting is null ? $"/cadences/{cadence.Id}" : $"/meetings/{meeting.Id}";
        var one = new CalendarEvent
        {
            Uid = $"{cadence.Id:N}@cadence.entente",
            Summary = cadence.Title,
            Start = Local(day, cadence.Time),
            // An end is read by every calendar, a DURATION not by all.
            End = new CalDateTime(day.ToDateTime(cadence.Time).AddMinutes(cadence.Minutes), zone),
            Location = cadence.Place ?? cadence.OnlineAddress,
            Description = Description(cadence, meeting, path),
            Url = Link(path),
            Sequence = cadence.Sequence,
            Status = EventStatus.Confirmed,
            DtStamp = Stamp,
        };
        if (parties is null)
            return one;
        one.Organizer = new Organizer($"mailto:{parties.Organizer}") { CommonName = "默契 Entente" };
        foreach (var person in parties.Invited)
            one.Attendees.Add(new Invitee($"mailto:{person.Email}") { CommonName = Ui.Localized.Name(person), Role = "REQ-PARTICIPANT", ParticipationStatus = "NEEDS-ACTION", Rsvp = true });
        return one;
    }

    private string? Description(Cadence cadence, Meeting? meeting, string path)
    {
        var lines = new[] { cadence.Place is null ? null : cadence.OnlineAddress, meeting?.MovedReason, meeting?.State is MeetingState.Cancelled ? meeting.Reason : null, Link(path)?.ToString() };
        return string.Join('\n', lines.Where(line => line is not null)) is { Length: > 0 } text ? text : null;
    }

    private Uri? Link(string path) => address is null ? null : new Uri(address.ToString().TrimEnd('/') + path);

    private CalDateTime Local(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), zone);
}
