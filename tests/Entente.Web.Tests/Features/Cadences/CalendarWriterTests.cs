using System.Text;
using Entente.Domain.Cadences;
using Entente.Domain.Calendar;
using Entente.Domain.Organization;
using Entente.Web.Features.Cadences;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Cadences;

/// <summary>What calendars are told is what was agreed: every occurrence is read by another library and compared with our own.</summary>
public sealed class CalendarWriterTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);
    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Sydney", "UTC"];

    private static readonly CadenceRhythm[] Rhythms =
    [
        new(CadenceEvery.Week, DayOfWeek.Wednesday, null, null, OffDayRule.NextWorkingDay),
        new(CadenceEvery.Week, DayOfWeek.Sunday, null, null, OffDayRule.NextWorkingDay),
        new(CadenceEvery.TwoWeeks, DayOfWeek.Friday, null, null, OffDayRule.Skip),
        new(CadenceEvery.Month, DayOfWeek.Tuesday, 2, null, OffDayRule.NextWorkingDay),
        new(CadenceEvery.Month, DayOfWeek.Friday, -1, null, OffDayRule.Skip),
        new(CadenceEvery.Month, null, null, 15, OffDayRule.NextWorkingDay),
        new(CadenceEvery.Month, null, null, -1, OffDayRule.Skip),
        new(CadenceEvery.Quarter, DayOfWeek.Monday, 1, null, OffDayRule.NextWorkingDay),
        new(CadenceEvery.Quarter, null, null, 28, OffDayRule.Skip),
    ];

    public static TheoryData<string> Cases => new(Zones);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_occurrence_is_where_the_company_meets(string zone)
    {
        Assert.SkipUnless(PythonCalendar.ReasonToSkip is null, PythonCalendar.ReasonToSkip ?? "");
        var (texts, expected) = (new StringBuilder(), new List<(Cadence Cadence, List<DateTimeOffset> At)>());
        foreach (var (rhythm, time) in Rhythms.SelectMany(rhythm => new[] { new TimeOnly(9, 30), new TimeOnly(2, 30) }.Select(time => (rhythm, time))))
        {
            var (directory, cadence, calendar) = Company(zone, rhythm, time);
            var meetings = ActOnCadence.Planned(cadence, directory.TimeZone, calendar, Now).ToList();
            // One moved by people, one called off, one missed: all three are told apart from the rule.
            var moved = meetings[meetings.Count / 2];
            Assert.Null(moved.Move(moved.Day.AddDays(1), new TimeOnly(16, 45), "盘点", directory.TimeZone, calendar, Now));
            if (meetings.Count > 3)
                Assert.Null(meetings[^2].Cancel("无议题", cadence.ProposedBy, Now));
            Assert.Null(meetings[0].Miss("没开", cadence.ProposedBy, meetings[0].StartsAt));
            expected.Add((cadence, [.. meetings.Where(meeting => meeting.State is not MeetingState.Cancelled).Select(meeting => meeting.StartsAt).Order()]));
            texts.Append(Written("PUBLISH", directory, writer => writer.Series(cadence, meetings, null)));
        }

        var seen = PythonCalendar.Read(texts.ToString());
        Assert.Equal("PUBLISH", seen.Method);
        Assert.Empty(seen.Attendees);
        var byUid = seen.Occurrences.ToLookup(one => one.Uid, StringComparer.Ordinal);
        Assert.Equal(expected.Count, byUid.Count);
        Assert.All(expected, one =>
        {
            Assert.NotEmpty(one.At);
            Assert.Equal(one.At, byUid[$"{one.Cadence.Id:N}@cadence.entente"].Select(occurrence => occurrence.At));
            Assert.All(byUid[$"{one.Cadence.Id:N}@cadence.entente"], occurrence => Assert.Equal((one.Cadence.Minutes, one.Cadence.Sequence), (occurrence.Minutes, occurrence.Sequence)));
        });
    }

    [Fact]
    public void A_series_of_which_one_meeting_is_left_is_one_event()
    {
        Assert.SkipUnless(PythonCalendar.ReasonToSkip is null, PythonCalendar.ReasonToSkip ?? "");
        var (directory, cadence, calendar) = Company("Europe/Berlin", Rhythms[0], new TimeOnly(9, 30));
        var one = ActOnCadence.Planned(cadence, directory.TimeZone, calendar, Now).Take(1).ToList();
        var seen = PythonCalendar.Read(Written("REQUEST", directory, writer => writer.Series(cadence, one, new CalendarWriter.Parties("entente@repair.example", [directory.People[0]]))));
        Assert.Equal(one[0].StartsAt, Assert.Single(seen.Occurrences).At);
        Assert.Equal("mailto:entente@repair.example", Assert.Single(seen.Organizers));
    }

    [Fact]
    public void Lines_are_folded_ended_and_escaped_as_calendars_want_them()
    {
        var (directory, cadence, calendar) = Company("Asia/Shanghai", Rhythms[0], new TimeOnly(9, 30), "评审会，第一；部分, a;b\\c" + string.Concat(Enumerable.Repeat("很长的名称", 12)));
        var meetings = ActOnCadence.Planned(cadence, directory.TimeZone, calendar, Now).Take(3).ToList();
        var text = Written("REQUEST", directory, writer => writer.Series(cadence, meetings, new CalendarWriter.Parties("entente@repair.example", [.. directory.People])));
        Assert.DoesNotContain(text.Replace("\r\n", "", StringComparison.Ordinal), c => c is '\r' or '\n');
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        var whole = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains(@"SUMMARY:评审会，第一；部分\, a\;b\\c很长", whole, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE", whole, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20260107T093000", whole, StringComparison.Ordinal);
        Assert.Contains("RRULE:FREQ=WEEKLY;UNTIL=20260121T013000Z;BYDAY=WE", whole, StringComparison.Ordinal);
    }

    private static string Written(string method, CompanyDirectory directory, Action<CalendarWriter> write)
    {
        var writer = new CalendarWriter(method, directory, new Uri("https://entente.repair.example/"), Now);
        write(writer);
        return writer.Write();
    }

    private static (CompanyDirectory Directory, Cadence Cadence, WorkCalendar Calendar) Company(string zone, CadenceRhythm rhythm, TimeOnly time, string title = "配件周例会")
    {
        var root = Given.Agreed(Unit.Create(Guid.CreateVersion7(), "company", "公司", null, null));
        var (one, other) = (Given.Agreed(Unit.Create(Guid.CreateVersion7(), "one", "一部", null, root)), Given.Agreed(Unit.Create(Guid.CreateVersion7(), "two", "二部", null, root)));
        Person[] people = [.. new[] { one, other }.Select((unit, i) => Given.Agreed(Person.Create(Guid.CreateVersion7(), $"p{i}@repair.example", "某人", null, null, null, unit.Id)))];
        var terms = people.Select(person => ManagerTerm.Begin(Guid.CreateVersion7(), person.HomeUnitId, person.Id, new DateOnly(2025, 1, 1))).ToList();
        var directory = new CompanyDirectory(Domain.Organization.Company.Found(zone, false), [root, one, other], [], people, [.. people.Select(person => Membership.Begin(Guid.CreateVersion7(), person.Id, person.HomeUnitId, new DateOnly(2025, 1, 1)))], terms, [], []);
        var holidays = Enumerable.Range(0, 8).Select(day => new DateOnly(2026, 10, 1).AddDays(day)).Concat([new(2026, 3, 27), new(2026, 5, 1), new(2026, 7, 6)]).Select(day => Given.Agreed(ExceptionalDay.On(day, false, "假日")));
        var cadence = Given.Agreed(Cadence.Propose(Guid.CreateVersion7(), directory, new CadenceProposal(title, [one.Id, other.Id], [], rhythm, new(2026, 1, 6), new(2027, 1, 5), time, 45, "二楼", "https://meet.repair.example/1"), people[0].Id, Now));
        Assert.Null(cadence.Agree(directory, people[1].Id, Now));
        return (directory, cadence, new WorkCalendar(directory.TimeZone, WorkWeek.Usual(), holidays));
    }
}
