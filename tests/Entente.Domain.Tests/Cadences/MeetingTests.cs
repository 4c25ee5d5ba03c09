using CsCheck;
using Entente.Domain.Cadences;
using Entente.Domain.Calendar;
using Entente.Domain.Kernel;

namespace Entente.Domain.Tests.Cadences;

/// <summary>Agreeing, holding, missing, and what of it counts.</summary>
public sealed class MeetingTests
{
    private static readonly Somewhere At = new();
    private static readonly WorkCalendar Calendar = RhythmTests.Calendar([]);
    private static readonly CadenceRhythm Wednesdays = new(CadenceEvery.Week, DayOfWeek.Wednesday, null, null, OffDayRule.NextWorkingDay);

    [Fact]
    public void It_is_agreed_when_every_side_has_agreed_and_nobody_agrees_for_another()
    {
        var cadence = Proposed();
        Assert.Equal(CadenceState.Proposed, cadence.State);
        Assert.IsType<CadenceAgreedAlready>(cadence.Agree(At.Directory, At.FinanceManager.Id, Somewhere.Now));
        Assert.IsType<CadenceAgreedAlready>(cadence.Agree(At.Directory, At.Seller.Id, Somewhere.Now));
        Assert.IsType<CadenceStepNotAllowed>(cadence.End("不再需要", Somewhere.Now));
        Assert.Null(cadence.Agree(At.Directory, At.SalesManager.Id, Somewhere.Now));
        Assert.Equal(CadenceState.Agreed, cadence.State);
        Assert.IsType<CadenceStepNotAllowed>(cadence.Decline("晚了", Somewhere.Now));
    }

    [Fact]
    public void What_cannot_be_a_cadence_is_refused()
    {
        CadenceProposal good = Asked();
        Refusal? Of(CadenceProposal asked) => Cadence.Propose(Guid.CreateVersion7(), At.Directory, asked, At.FinanceManager.Id, Somewhere.Now).Refusal;
        Assert.IsType<NameInvalid>(Of(good with { Title = " " }));
        Assert.IsType<CadenceUnitsInvalid>(Of(good with { Units = [At.Finance.Id] }));
        Assert.IsType<CadenceUnitsInvalid>(Of(good with { Units = [At.Finance.Id, At.Finance.Id] }));
        Assert.IsType<CadenceUnitsInvalid>(Of(good with { Units = [At.Finance.Id, Guid.NewGuid()] }));
        // Nobody manages these two but their common superior.
        Assert.IsType<CadenceNeedsTwo>(Of(good with { Units = [At.Technicians.Id, At.Parts.Id] }));
        Assert.IsType<ParticipantsInvalid>(Of(good with { Participants = [At.Storekeeper.Id] }));
        Assert.IsType<RhythmInvalid>(Of(good with { Rhythm = Wednesdays with { Nth = 2 } }));
        Assert.IsType<LengthInvalid>(Of(good with { Minutes = 0 }));
        Assert.IsType<CadenceDaysInvalid>(Of(good with { Start = Somewhere.Today.AddYears(3) }));
        Assert.IsType<CadenceDaysInvalid>(Of(good with { Until = good.Start.AddYears(3) }));
        Assert.IsType<CadenceDaysInvalid>(Of(good with { Until = good.Start.AddDays(-1) }));
        Assert.IsType<OnlineAddressInvalid>(Of(good with { OnlineAddress = "javascript:alert(1)" }));
        Assert.IsType<CadenceWordsInvalid>(Of(good with { Place = new string('地', 501) }));
        Assert.Null(Of(good));
    }

    [Fact]
    public void Minutes_stand_with_words_and_people_of_two_units_and_not_before_the_meeting()
    {
        var (cadence, meeting) = Planned();
        var before = meeting.StartsAt.AddMinutes(-1);
        var after = meeting.StartsAt.AddHours(1);
        Assert.IsType<MeetingNotBegun>(meeting.Finish(At.FinanceManager.Id, before));
        Assert.IsType<MeetingNotBegun>(meeting.Miss("没开", At.FinanceManager.Id, before));
        Assert.IsType<CadenceWordsInvalid>(meeting.Finish(At.FinanceManager.Id, after));
        Assert.Null(meeting.Write(new MeetingText([], [new(At.FinanceManager.Id, At.Finance.Id)], "说了", [])));
        Assert.IsType<AttendanceInvalid>(meeting.Finish(At.FinanceManager.Id, after));
        Assert.Null(meeting.Write(new MeetingText([new("回款")], [new(At.FinanceManager.Id, At.Finance.Id), new(At.Seller.Id, At.Sales.Id)], "说了", ["提前两天交单"])));
        Assert.Null(meeting.Finish(At.FinanceManager.Id, after));
        Assert.IsType<MeetingStepNotAllowed>(meeting.Write(new MeetingText([], [], "改了", [])));
        Assert.IsType<CadenceWordsInvalid>(meeting.Reopen(" "));
        Assert.Null(meeting.Reopen("销售当天没人参加"));
        Assert.Equal(MeetingState.Planned, meeting.State);
        Assert.Equal(CadenceState.Agreed, cadence.State);
    }

    [Fact]
    public void What_is_overdue_cannot_be_moved_out_of_sight()
    {
        var (_, meeting) = Planned();
        Assert.IsType<MeetingDayInvalid>(meeting.Move(meeting.Slot.AddDays(40), new(10, 0), "出差", At.Directory.TimeZone, Calendar, Somewhere.Now));
        Assert.IsType<CadenceWordsInvalid>(meeting.Move(meeting.Slot.AddDays(1), new(10, 0), null, At.Directory.TimeZone, Calendar, Somewhere.Now));
        Assert.Null(meeting.Move(meeting.Slot.AddDays(1), new(10, 0), "出差", At.Directory.TimeZone, Calendar, Somewhere.Now));
        Assert.True(meeting.IsMoved);
        Assert.False(meeting.IsOverdue(meeting.MinutesDueAt));
        var late = meeting.MinutesDueAt.AddMinutes(1);
        Assert.True(meeting.IsOverdue(late));
        Assert.IsType<MeetingStepNotAllowed>(meeting.Move(meeting.Slot.AddDays(20), new(10, 0), "又出差", At.Directory.TimeZone, Calendar, late));
        Assert.False(meeting.Lapse(late));
        Assert.True(meeting.Lapse(meeting.StartsAt.AddDays(30)));
        Assert.Equal(MeetingState.Missed, meeting.State);
    }

    [Fact]
    public void A_share_counts_what_was_due_and_cancelling_makes_no_cadence_kept() =>
        Gen.Int[0, 4].Array[1, 40].Sample(fates =>
        {
            var (cadence, _) = Planned();
            var meetings = new List<Meeting>();
            var (due, held) = (0, 0);
            var slots = Wednesdays.Slots(new(2026, 4, 1), new(2027, 3, 31), Calendar).Take(fates.Length).ToList();
            foreach (var (slot, fate) in slots.Zip(fates))
            {
                var meeting = Meeting.Plan(Guid.CreateVersion7(), cadence, slot.Slot, slot.Day!.Value, At.Directory.TimeZone, Calendar);
                var after = meeting.StartsAt.AddHours(2);
                due++;
                if (fate == 0)
                    Assert.Null(meeting.Cancel("冲突", At.SalesManager.Id, meeting.StartsAt.AddDays(-1)));
                else if (fate == 1)
                    Assert.Null(meeting.Miss("没人来", At.SalesManager.Id, after));
                else if (fate > 2)
                {
                    Assert.Null(meeting.Write(new MeetingText([], [new(At.FinanceManager.Id, At.Finance.Id), new(At.Seller.Id, At.Sales.Id)], "记了", [])));
                    Assert.Null(meeting.Finish(At.SalesManager.Id, after));
                    held++;
                }

                meetings.Add(meeting);
            }

            var share = MeetingsHeld.Between(At.Directory, [cadence], FactsOf([.. meetings]), At.Sales.Id, At.Finance.Id, new(2027, 1, 31));
            Assert.Equal(new HeldShare(due, held), share);
            Assert.Equal(0, MeetingsHeld.Between(At.Directory, [cadence], FactsOf([.. meetings]), At.Sales.Id, At.AfterSales.Id, new(2027, 1, 31)).Due);
            Assert.Null(MeetingsHeld.Between(At.Directory, [cadence], FactsOf([.. meetings]), At.Sales.Id, At.Finance.Id, new(2026, 3, 31)).Share);
        });

    [Fact]
    public void What_was_known_on_a_day_is_what_counts_on_that_day()
    {
        var (cadence, meeting) = Planned();
        var late = meeting.StartsAt.AddDays(20);
        Assert.Null(meeting.Write(new MeetingText([], [new(At.FinanceManager.Id, At.Finance.Id), new(At.Seller.Id, At.Sales.Id)], "补记", [])));
        Assert.Null(meeting.Finish(At.SalesManager.Id, late));
        HeldShare On(DateOnly day) => MeetingsHeld.Between(At.Directory, [cadence], FactsOf(meeting), At.Finance.Id, At.Sales.Id, day);
        Assert.Equal(0, On(meeting.Day.AddDays(1)).Due);
        Assert.Equal(new HeldShare(1, 0), On(meeting.Day.AddDays(10)));
        Assert.Equal(new HeldShare(1, 1), On(meeting.Day.AddDays(20)));
        Assert.Equal(0, On(meeting.Day.AddYears(1)).Due);
    }

    [Fact]
    public void An_ended_cadence_owes_nothing_from_then_on_and_everything_until_then()
    {
        var (cadence, first) = Planned();
        var second = Meeting.Plan(Guid.CreateVersion7(), cadence, first.Slot.AddDays(7), first.Slot.AddDays(7), At.Directory.TimeZone, Calendar);
        Assert.Null(cadence.End("合并到月度例会", first.StartsAt.AddDays(3)));
        Assert.Null(second.Cancel("机制已结束", At.SalesManager.Id, first.StartsAt.AddDays(3)));
        Assert.Equal(new HeldShare(1, 0), MeetingsHeld.Between(At.Directory, [cadence], FactsOf(first, second), At.Finance.Id, At.Sales.Id, first.Day.AddDays(40)));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30Z")] // left out: half past three
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30Z")] // twice: the first
    [InlineData("Europe/Berlin", "2026-10-26", "10:00", "2026-10-26T09:00Z")]
    [InlineData("Asia/Shanghai", "2026-10-26", "10:00", "2026-10-26T02:00Z")]
    public void Clocks_that_change_are_read_as_calendars_read_them(string zone, string day, string time, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, null), MeetingTime.At(DateOnly.Parse(day, null), TimeOnly.Parse(time, null), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void Strangers_neither_read_nor_write_and_an_owner_alone_ticks_off()
    {
        var (cadence, meeting) = Planned();
        var today = Somewhere.Today;
        var action = Somewhere.Agreed(MeetingAction.Of(Guid.CreateVersion7(), At.Directory, cadence, meeting, "交清单", At.Seller.Id, meeting.Day.AddDays(3)));
        foreach (var person in At.Directory.People)
        {
            var inside = person.Id == At.FinanceManager.Id || person.Id == At.SalesManager.Id || person.Id == At.Seller.Id || person.Id == At.Accountant.Id;
            Assert.Equal(inside || person.Id == At.Director.Id || person.Id == At.Auditor.Id, CadenceAccess.MayRead(At.Directory, cadence, person.Id, today));
            Assert.Equal(person.Id == At.FinanceManager.Id || person.Id == At.SalesManager.Id, CadenceAccess.MayArrange(At.Directory, cadence, person.Id, today));
            Assert.Equal(person.Id == At.FinanceManager.Id || person.Id == At.SalesManager.Id || person.Id == At.Seller.Id, CadenceAccess.MayWrite(At.Directory, cadence, person.Id, today));
            Assert.Equal(person.Id == At.Seller.Id, CadenceAccess.MayTick(At.Directory, cadence, action, person.Id, today));
        }

        Assert.IsType<ActionInvalid>(MeetingAction.Of(Guid.CreateVersion7(), At.Directory, cadence, meeting, "交清单", At.Storekeeper.Id, meeting.Day).Refusal);
        Assert.IsType<ActionInvalid>(MeetingAction.Of(Guid.CreateVersion7(), At.Directory, cadence, meeting, "交清单", At.Seller.Id, meeting.Day.AddDays(-1)).Refusal);
    }

    private static CadenceProposal Asked() =>
        new("每周对账会", [At.Finance.Id, At.Sales.Id], [At.Seller.Id], Wednesdays, new(2026, 4, 1), new(2027, 3, 31), new(9, 30), 45, "二楼会议室", "https://meet.repair.example/1");

    private static Cadence Proposed() => Somewhere.Agreed(Cadence.Propose(Guid.CreateVersion7(), At.Directory, Asked(), At.FinanceManager.Id, Somewhere.Now));

    private static ILookup<Guid, MeetingFacts> FactsOf(params Meeting[] meetings) =>
        meetings.Select(m => new MeetingFacts(m.CadenceId, m.Day, m.StartsAt, m.MinutesDueAt, m.State, m.SettledAt, m.Present)).ToLookup(m => m.CadenceId);

    private static (Cadence Cadence, Meeting Meeting) Planned()
    {
        var cadence = Proposed();
        Assert.Null(cadence.Agree(At.Directory, At.SalesManager.Id, Somewhere.Now));
        return (cadence, Meeting.Plan(Guid.CreateVersion7(), cadence, new(2026, 4, 1), new(2026, 4, 1), At.Directory.TimeZone, Calendar));
    }
}
