using Entente.Domain.Cadences;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Cadences;

/// <summary>
/// Tells the people of a cadence what changed, with what their calendars have to take in (RFC 5546): a request for what is to come, a cancellation
/// for what is not. The organizer is the address under which the company's mail leaves, because no calendar accepts an invitation from its own owner.
/// </summary>
public sealed class TellCalendars(IEnumerable<Channel> channels, IStringLocalizer<CadencesTexts> t)
{
    internal const string Kind = "meeting";

    /// <summary>The whole series stands so.</summary>
    internal void Series(EntenteDb db, Cadence cadence, IReadOnlyCollection<Meeting> meetings, string key, CompanyDirectory directory, DateTimeOffset now)
    {
        var invited = CadenceAccess.Invited(directory, cadence, directory.DayOf(now));
        var text = Written("REQUEST", directory, invited, now, (writer, parties) => writer.Series(cadence, meetings, parties));
        Tell(db, invited, Bilingual.Of(() => t[key, cadence.Title]), cadence, null, directory, now, CalendarWriter.IsAlive(meetings) ? text : null);
    }

    /// <summary>One meeting moved, or is called off.</summary>
    internal void One(EntenteDb db, Cadence cadence, Meeting meeting, string key, CompanyDirectory directory, DateTimeOffset now)
    {
        var invited = CadenceAccess.Invited(directory, cadence, directory.DayOf(now));
        var text = Written(meeting.State is MeetingState.Cancelled ? "CANCEL" : "REQUEST", directory, invited, now, (writer, parties) => writer.One(cadence, meeting, parties));
        Tell(db, invited, Bilingual.Of(() => t[key, cadence.Title, Localized.Day(meeting.Slot), Localized.Instant(meeting.StartsAt, directory.TimeZone), meeting.MovedReason ?? meeting.Reason ?? ""]), cadence, meeting, directory, now, text);
    }

    /// <summary>The series ends: what was held stays in calendars, what was to come goes.</summary>
    internal void Ended(EntenteDb db, Cadence cadence, IReadOnlyCollection<Meeting> meetings, IReadOnlyCollection<Meeting> gone, CompanyDirectory directory, DateTimeOffset now)
    {
        var invited = CadenceAccess.Invited(directory, cadence, directory.DayOf(now));
        var text = gone.Count == 0 ? null
            : CalendarWriter.IsAlive(meetings) ? Written("REQUEST", directory, invited, now, (writer, parties) => writer.Series(cadence, meetings, parties))
            : Written("CANCEL", directory, invited, now, (writer, parties) => writer.Gone(cadence, meetings, parties));
        Tell(db, invited, Bilingual.Of(() => t["Told.Ended", cadence.Title, cadence.Reason ?? ""]), cadence, null, directory, now, text);
    }

    /// <summary>A side said no, which calendars never heard of.</summary>
    internal void Declined(EntenteDb db, Cadence cadence, Guid by, CompanyDirectory directory, DateTimeOffset now) =>
        Tell(db, CadenceAccess.Speakers(directory, cadence, directory.DayOf(now)).Where(person => person.Id != by), Bilingual.Of(() => t["Told.Declined", cadence.Title, cadence.Reason ?? ""]), cadence, null, directory, now, null);

    /// <summary>Something about a meeting that calendars need not know.</summary>
    internal void Words(EntenteDb db, Cadence cadence, Meeting meeting, string key, Guid by, CompanyDirectory directory, DateTimeOffset now) =>
        Tell(db, CadenceAccess.Invited(directory, cadence, directory.DayOf(now)).Where(person => person.Id != by), Bilingual.Of(() => t[key, cadence.Title, Localized.Day(meeting.Day), meeting.Reason ?? ""]), cadence, meeting, directory, now, null);

    private static void Tell(EntenteDb db, IEnumerable<Person> people, Bilingual text, Cadence cadence, Meeting? meeting, CompanyDirectory directory, DateTimeOffset now, string? calendar)
    {
        var why = Bilingual.Of(() => CadenceWords.Sides(cadence, directory));
        foreach (var person in people)
            db.Tell(person.Id, Kind, text, meeting is null ? $"/cadences/{cadence.Id}" : $"/meetings/{meeting.Id}", now, why, calendar: calendar);
    }

    /// <summary>The calendar's text; null where no mail could carry it.</summary>
    private string? Written(string method, CompanyDirectory directory, IReadOnlyList<Person> invited, DateTimeOffset now, Action<CalendarWriter, CalendarWriter.Parties> write)
    {
        if (channels.FirstOrDefault(channel => channel.Name == Channel.Mail && channel.IsSetUp()) is not { From: { } from } mail)
            return null;
        var writer = new CalendarWriter(method, directory, mail.Address, now);
        write(writer, new CalendarWriter.Parties(from, invited));
        return writer.Write();
    }
}
