using Entente.Domain.Cadences;
using Entente.Domain.Calendar;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>The example's meetings of a year: mostly held with minutes, some moved, called off or missed, by the people who were there on those days.</summary>
internal sealed class ExampleCadences(ExampleCompany company, SupplyChain chain, DateTimeOffset now)
{
    private const string Host = "@hengtong.example";

    private static readonly string[] Why = ["负责人外出培训", "与厂家巡检冲突", "当天交车高峰，人手不够"];

    private readonly CompanyDirectory directory = chain.Directory;
    private readonly DateOnly today = chain.Directory.DayOf(now);

    public async Task Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var calendar = new WorkCalendar(directory.TimeZone, await db.WorkWeeks.AsNoTracking().SingleOrDefaultAsync(stop) ?? WorkWeek.Usual(), await db.ExceptionalDays.AsNoTracking().ToListAsync(stop));
        foreach (var example in company.Cadences)
            Make(db, example, calendar);
        await db.SaveChangesAsync(stop);
    }

    private Person Named(string name) => directory.Person(name + Host)!;

    private void Make(EntenteDb db, ExampleCadence example, WorkCalendar calendar)
    {
        var first = new ExampleDates(today).First;
        var asked = ExampleDates.At(example.IsProposal ? today.AddDays(-3) : first.AddDays(-6), new TimeOnly(11, 20));
        if (asked > now)
            asked = now.AddHours(-1);
        var start = example.IsProposal ? today.AddDays(4) : first;
        var rhythm = new CadenceRhythm(example.Every, example.Weekday, example.Nth, example.DayOfMonth, OffDayRule.NextWorkingDay);
        var units = example.Units.Select(code => directory.Unit(code)!.Id).ToList();
        var proposal = new CadenceProposal(example.Title, units, [.. example.Participants.Select(name => Named(name).Id)], rhythm, start, start.AddMonths(18), example.Time, example.Minutes, example.Place, example.OnlineAddress);
        Guid Speaker(Guid unit) => directory.SpeakerOf(unit, directory.DayOf(asked))!.Id;
        var cadence = Must(Cadence.Propose(Guid.CreateVersion7(asked), directory, proposal, Speaker(units[0]), asked));
        db.Add(cadence);
        if (example.IsProposal)
            return;
        foreach (var unit in units.Skip(1))
            Must(cadence.Agree(directory, Speaker(unit), asked.AddDays(2)));
        foreach (var (slot, i) in rhythm.Slots(cadence.Start, cadence.Until, calendar).Where(slot => slot.Day is not null).Select((slot, i) => (slot, i)))
        {
            var meeting = Meeting.Plan(Guid.CreateVersion7(asked), cadence, slot.Slot, slot.Day!.Value, directory.TimeZone, calendar);
            db.Add(meeting);
            Hold(db, example, cadence, meeting, example.Talks[i % example.Talks.Count], calendar, new Dice($"cadence {example.Title} {i}"));
        }
    }

    /// <summary>What became of a meeting until now; each has dice of its own, so that none depends on what another came to.</summary>
    private void Hold(EntenteDb db, ExampleCadence example, Cadence cadence, Meeting meeting, ExampleTalk talk, WorkCalendar calendar, Dice dice)
    {
        var (fate, moves, done, why) = (dice.Between(0, 1), dice.Chance(0.06), dice.Between(0, 1), dice.Pick(Why));
        var speaker = directory.SpeakerOf(cadence.Units[0].UnitId, meeting.Day)!.Id;
        if (moves && cadence.Rhythm.Every is not CadenceEvery.Week && calendar.WorkingDaysAfter(meeting.StartsAt, 2) is var later && meeting.StartsAt < now)
            Must(meeting.Move(directory.DayOf(later), cadence.Time, why, directory.TimeZone, calendar, meeting.StartsAt.AddDays(-1)));
        if (meeting.StartsAt.AddHours(4) > now)
            return;
        if (fate > example.Kept)
        {
            // The last days show what is chased: nobody has said anything of it yet.
            if (meeting.StartsAt.AddDays(12) > now)
                return;
            Must(dice.Chance(0.5) ? meeting.Cancel(why, speaker, meeting.StartsAt.AddHours(-3)) : meeting.Miss(why, speaker, meeting.StartsAt.AddHours(3)));
            return;
        }

        var there = CadenceAccess.Invited(directory, cadence, meeting.Day).Where((_, place) => place < cadence.Units.Count || !dice.Chance(0.15));
        Must(meeting.Write(new MeetingText(
            [.. talk.Agenda.Select(item => new AgendaItem(item))], [.. there.Select(person => new Attendee(person.Id, CadenceAccess.UnitOf(directory, cadence, person.Id, meeting.Day)!.Value))], talk.Minutes, talk.Decision is { } decision ? [decision] : [])));
        Must(meeting.Finish(speaker, meeting.StartsAt.AddHours(2)));
        if (talk is not { Action: { } text, Owner: { } owner })
            return;
        var action = Must(MeetingAction.Of(Guid.CreateVersion7(meeting.StartsAt), directory, cadence, meeting, text, Named(owner).Id, meeting.Day.AddDays(talk.Within)));
        var ticked = meeting.StartsAt.AddDays(talk.Within - 1);
        if (ticked < now && (done < 0.9 || meeting.Day < today.AddDays(-45)))
            action.Tick(true, ticked);
        db.Add(action);
    }
}
