using CsCheck;
using Entente.Domain.Calendar;
using Entente.Domain.Kernel;

namespace Entente.Domain.Tests.Calendar;

public sealed class WorkCalendarTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateOnly From = new(2026, 1, 1);

    /// <summary>Some days of 2026 that depart from the week, in either direction.</summary>
    private static readonly Gen<WorkCalendar> AnyCalendar =
        Gen.Select(Gen.Int[0, 364], Gen.Bool).Array[0, 60].Select(days => Calendar(
            days.DistinctBy(day => day.Item1).Select(day => Exception(From.AddDays(day.Item1), day.Item2))));

    private static readonly Gen<DateTimeOffset> AnyInstant = Gen.Int[0, 364 * 24 * 60].Select(minutes => At(From, 0).AddMinutes(minutes));

    [Theory]
    [InlineData("2026-03-25T10:00", 1, "2026-03-26T10:00")] // a Wednesday
    [InlineData("2026-03-27T10:00", 1, "2026-03-30T10:00")] // over a weekend
    [InlineData("2026-03-25T07:30", 1, "2026-03-26T09:00")] // before work
    [InlineData("2026-03-25T22:00", 1, "2026-03-26T18:00")] // after work
    [InlineData("2026-03-28T12:00", 1, "2026-03-31T09:00")] // on a Saturday
    [InlineData("2026-03-28T12:00", 0, "2026-03-30T09:00")]
    [InlineData("2026-03-25T10:00", 10, "2026-04-08T10:00")]
    public void Working_days_count_from_the_working_day_and_hour(string from, int days, string expected) =>
        Assert.Equal(Local(expected), Calendar([]).WorkingDaysAfter(Local(from), days));

    [Fact]
    public void A_holiday_is_passed_over_and_an_adjusted_saturday_counts()
    {
        var calendar = Calendar([Exception(new(2026, 3, 26), false), Exception(new(2026, 3, 28), true)]);
        Assert.Equal(Local("2026-03-27T10:00"), calendar.WorkingDaysAfter(Local("2026-03-25T10:00"), 1));
        Assert.Equal(Local("2026-03-28T10:00"), calendar.WorkingDaysAfter(Local("2026-03-25T10:00"), 2));
        Assert.Equal(TimeSpan.FromHours(9 + 9 + 9), calendar.WorkingHoursBetween(Local("2026-03-25T00:00"), Local("2026-03-29T00:00")));
    }

    [Fact]
    public void Working_time_is_what_a_count_of_minutes_says() =>
        Gen.Select(AnyCalendar, AnyInstant, Gen.Int[0, 20 * 24 * 60]).Sample(
            (calendar, from, minutes) =>
            {
                var counted = Enumerable.Range(0, minutes).Count(minute => IsAtWork(calendar, from.AddMinutes(minute)));
                Assert.Equal(TimeSpan.FromMinutes(counted), calendar.WorkingHoursBetween(from, from.AddMinutes(minutes)));
            },
            iter: 100);

    [Fact]
    public void The_days_after_lie_on_working_days_and_have_so_many_working_days_before_them() =>
        Gen.Select(AnyCalendar, AnyInstant, Gen.Int[0, 25]).Sample((calendar, from, days) =>
        {
            var due = calendar.WorkingDaysAfter(from, days);
            Assert.True(calendar.IsWorking(DayOf(due)));
            var begun = calendar.WorkingDaysAfter(from, 0);
            Assert.Equal(days, Enumerable.Range(1, DayOf(due).DayNumber - DayOf(begun).DayNumber).Count(day => calendar.IsWorking(DayOf(begun).AddDays(day))));
            Assert.Equal(TimeSpan.FromHours(9) * days, calendar.WorkingHoursBetween(from, due));
        });

    [Fact]
    public void An_hour_that_summer_time_leaves_out_is_the_hour_after_it()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var week = WorkWeek.Usual();
        Assert.Null(week.Set(WorkDays.Saturday | WorkDays.Sunday, new(2, 30), new(10, 0)));
        var due = new WorkCalendar(berlin, week, []).WorkingDaysAfter(new DateTimeOffset(2026, 3, 28, 2, 30, 0, TimeSpan.FromHours(1)), 1);
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2)), due);
    }

    [Fact]
    public void A_week_has_a_day_and_its_hours_run_forwards()
    {
        var week = WorkWeek.Usual();
        Assert.IsType<WorkWeekEmpty>(week.Set(WorkDays.None, new(9, 0), new(18, 0)));
        Assert.IsType<WorkWeekEmpty>(week.Set((WorkDays)256, new(9, 0), new(18, 0)));
        Assert.IsType<WorkingHoursInvalid>(week.Set(WorkDays.Monday, new(9, 0), new(9, 0)));
        Assert.Equal((1, new TimeOnly(9, 0), new TimeOnly(18, 0)), (week.Version, week.Opens, week.Closes));
        Assert.IsType<NameInvalid>(ExceptionalDay.On(From, false, " ").Refusal);
    }

    private static WorkCalendar Calendar(IEnumerable<ExceptionalDay> exceptions) => new(Shanghai, WorkWeek.Usual(), exceptions);

    private static ExceptionalDay Exception(DateOnly date, bool isWorking) => Somewhere.Agreed(ExceptionalDay.On(date, isWorking, isWorking ? "调休上班" : "放假"));

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(8));

    private static DateTimeOffset Local(string text) => DateTimeOffset.Parse($"{text}:00+08:00", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(8)).DateTime);

    private static bool IsAtWork(WorkCalendar calendar, DateTimeOffset instant) =>
        calendar.IsWorking(DayOf(instant)) && instant.ToOffset(TimeSpan.FromHours(8)).Hour is >= 9 and < 18;
}
