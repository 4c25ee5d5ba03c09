using CsCheck;
using Entente.Domain.Cadences;
using Entente.Domain.Calendar;

namespace Entente.Domain.Tests.Cadences;

/// <summary>The days of a rhythm, by example and whatever anybody chooses.</summary>
public sealed class RhythmTests
{
    private static readonly DateOnly From = new(2026, 1, 1);

    private static readonly Gen<CadenceRhythm> Weekly =
        Gen.Select(Gen.Enum<DayOfWeek>(), Gen.Bool, Gen.Enum<OffDayRule>()).Select((day, two, off) => new CadenceRhythm(two ? CadenceEvery.TwoWeeks : CadenceEvery.Week, day, null, null, off));

    private static readonly Gen<CadenceRhythm> Nth =
        Gen.Select(Gen.Enum<DayOfWeek>(), Gen.OneOf(Gen.Int[1, 4], Gen.Const(-1)), Gen.Bool, Gen.Enum<OffDayRule>()).Select((day, nth, quarter, off) => new CadenceRhythm(quarter ? CadenceEvery.Quarter : CadenceEvery.Month, day, nth, null, off));

    private static readonly Gen<CadenceRhythm> Dated =
        Gen.Select(Gen.OneOf(Gen.Int[1, 28], Gen.Const(-1)), Gen.Bool, Gen.Enum<OffDayRule>()).Select((date, quarter, off) => new CadenceRhythm(quarter ? CadenceEvery.Quarter : CadenceEvery.Month, null, null, date, off));

    private static readonly Gen<CadenceRhythm> Any = Gen.OneOf(Weekly, Nth, Dated);

    private static readonly Gen<WorkCalendar> AnyCalendar = Gen.Select(Gen.Int[0, 500], Gen.Bool).Array[0, 80].Select(days => Calendar(
        days.DistinctBy(day => day.Item1).Select(day => Somewhere.Agreed(ExceptionalDay.On(From.AddDays(day.Item1), day.Item2, "某日")))));

    [Theory]
    [InlineData(CadenceEvery.Week, DayOfWeek.Wednesday, null, null, "2026-01-07,2026-01-14,2026-01-21")]
    [InlineData(CadenceEvery.TwoWeeks, DayOfWeek.Thursday, null, null, "2026-01-01,2026-01-15,2026-01-29")]
    [InlineData(CadenceEvery.Month, DayOfWeek.Tuesday, 2, null, "2026-01-13,2026-02-10,2026-03-10")]
    [InlineData(CadenceEvery.Month, DayOfWeek.Friday, -1, null, "2026-01-30,2026-02-27,2026-03-27")]
    [InlineData(CadenceEvery.Month, null, null, -1, "2026-01-31,2026-02-28,2026-03-31")]
    [InlineData(CadenceEvery.Quarter, null, null, 15, "2026-01-15,2026-04-15,2026-07-15")]
    public void People_say_it_in_words(CadenceEvery every, DayOfWeek? weekday, int? nth, int? date, string first)
    {
        var rhythm = new CadenceRhythm(every, weekday, nth, date, OffDayRule.Skip);
        Assert.Null(rhythm.Check());
        Assert.Equal(first, string.Join(',', rhythm.Days(From, From.AddYears(1)).Take(3).Select(day => $"{day:yyyy-MM-dd}")));
    }

    [Theory]
    [InlineData(CadenceEvery.Week, null, null, null)]
    [InlineData(CadenceEvery.Week, DayOfWeek.Monday, 1, null)]
    [InlineData(CadenceEvery.Month, DayOfWeek.Monday, null, null)]
    [InlineData(CadenceEvery.Month, DayOfWeek.Monday, 5, null)]
    [InlineData(CadenceEvery.Month, DayOfWeek.Monday, null, 3)]
    [InlineData(CadenceEvery.Month, null, null, 29)]
    [InlineData(CadenceEvery.Quarter, null, null, 0)]
    [InlineData((CadenceEvery)9, DayOfWeek.Monday, null, null)]
    [InlineData(CadenceEvery.Week, (DayOfWeek)9, null, null)]
    public void What_cannot_be_kept_is_refused(CadenceEvery every, DayOfWeek? weekday, int? nth, int? date) =>
        Assert.IsType<RhythmInvalid>(new CadenceRhythm(every, weekday, nth, date, OffDayRule.Skip).Check());

    [Fact]
    public void A_golden_week_moves_or_skips_and_two_meetings_never_fall_together()
    {
        var calendar = Calendar(Enumerable.Range(0, 8).Select(day => Somewhere.Agreed(ExceptionalDay.On(new DateOnly(2026, 10, 1).AddDays(day), false, "国庆节"))));
        var thursdays = new CadenceRhythm(CadenceEvery.Week, DayOfWeek.Thursday, null, null, OffDayRule.NextWorkingDay);
        // The first of October would move beyond the eighth, which itself moves to the ninth.
        Assert.Equal([new(new(2026, 10, 1), null), new(new(2026, 10, 8), new(2026, 10, 9)), new(new(2026, 10, 15), new(2026, 10, 15))], thursdays.Slots(new(2026, 10, 1), new(2026, 10, 15), calendar));
        Assert.Equal([null, null, new DateOnly(2026, 10, 15)], (thursdays with { OffDays = OffDayRule.Skip }).Slots(new(2026, 10, 1), new(2026, 10, 15), calendar).Select(slot => slot.Day));
    }

    [Fact]
    public void Days_are_those_of_a_search_through_every_day() =>
        Gen.Select(Any, Gen.Int[0, 700]).Sample((rhythm, offset) =>
        {
            var start = From.AddDays(offset);
            var until = start.AddYears(2);
            var matching = Enumerable.Range(0, until.DayNumber - start.DayNumber + 1).Select(start.AddDays).Where(day => Matches(rhythm, day)).ToList();
            var kept = matching.Where(day => rhythm.IsMonthly
                ? ((day.Year * 12) + day.Month - (matching[0].Year * 12) - matching[0].Month) % rhythm.Interval == 0
                : (day.DayNumber - matching[0].DayNumber) % (7 * rhythm.Interval) == 0);
            Assert.Equal(kept, rhythm.Days(start, until));
        });

    [Fact]
    public void Meetings_fall_on_working_days_in_order_and_none_is_moved_where_it_should_be_skipped() =>
        Gen.Select(Any, AnyCalendar).Sample((rhythm, calendar) =>
        {
            var slots = rhythm.Slots(From, From.AddYears(1), calendar).ToList();
            Assert.Equal(rhythm.Days(From, From.AddYears(1)), slots.Select(slot => slot.Slot));
            var held = slots.Where(slot => slot.Day is not null).ToList();
            Assert.All(held, slot => Assert.True(calendar.IsWorking(slot.Day!.Value) && slot.Day >= slot.Slot));
            Assert.All(held.Zip(held.Skip(1)), pair => Assert.True(pair.First.Day < pair.Second.Slot));
            Assert.All(slots.Where(slot => calendar.IsWorking(slot.Slot)), slot => Assert.Equal(slot.Slot, slot.Day));
            if (rhythm.OffDays is OffDayRule.Skip)
                Assert.All(held, slot => Assert.Equal(slot.Slot, slot.Day));
        });

    internal static WorkCalendar Calendar(IEnumerable<ExceptionalDay> days) => new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), WorkWeek.Usual(), days);

    /// <summary>Apart from the code under test: what the words mean of one day.</summary>
    private static bool Matches(CadenceRhythm rhythm, DateOnly day)
    {
        var isLast = rhythm.IsMonthly && day.AddDays(rhythm.DayOfMonth is null ? 7 : 1).Month != day.Month;
        return rhythm switch
        {
            { IsMonthly: false } => day.DayOfWeek == rhythm.Weekday,
            { DayOfMonth: -1 } => isLast,
            { DayOfMonth: { } date } => day.Day == date,
            { Nth: -1 } => day.DayOfWeek == rhythm.Weekday && isLast,
            _ => day.DayOfWeek == rhythm.Weekday && (day.Day + 6) / 7 == rhythm.Nth,
        };
    }
}
