using CsCheck;
using Entente.Domain.Calendar;
using Entente.Domain.Chain;
using Entente.Domain.Ratings.Encounters;

namespace Entente.Domain.Tests.Ratings;

/// <summary>Notes on requests, and promises measured from times.</summary>
public sealed class EncounterNoteTests
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly WorkCalendar Calendar = new(China, WorkWeek.Usual(), []);

    [Theory]
    [InlineData(RatingMode.Open, false, true)]
    [InlineData(RatingMode.Open, true, true)]
    [InlineData(RatingMode.RatersChoice, true, true)]
    [InlineData(RatingMode.RatersChoice, false, false)]
    [InlineData(RatingMode.Sealed, true, false)]
    [InlineData(RatingMode.Sealed, false, false)]
    public void A_note_stands_where_nobody_rates_under_seal(RatingMode mode, bool answeredOpenly, bool may) => Assert.Equal(may, EncounterNote.Check(mode, answeredOpenly) is null);

    [Theory]
    [InlineData("个工作日", "2026-03-06T16:00", "2026-03-09T11:00", 0.44)]
    [InlineData("小时", "2026-03-06T16:00", "2026-03-09T11:00", 4.0)]
    [InlineData("Working Hours", "2026-03-06T16:00", "2026-03-09T11:00", 4.0)]
    [InlineData("分钟", "2026-03-06T16:00", "2026-03-06T16:45", 45.0)]
    [InlineData("天", "2026-03-02T09:00", "2026-03-05T18:00", 4.0)]
    [InlineData("天", "2026-03-07T09:00", "2026-03-08T18:00", 0.0)]
    [InlineData("次", "2026-03-06T16:00", "2026-03-09T11:00", null)]
    public void A_duration_is_measured_in_working_time_of_the_promise_s_unit(string unit, string from, string to, double? measured) =>
        Assert.Equal(measured, PromiseClock.Measure(new Promise("时长", Comparator.AtMost, 3, unit), new EncounterTimes(At(from), At(to)), Calendar));

    [Fact]
    public void A_day_is_as_long_as_the_working_day_and_later_is_never_less() =>
        Gen.Select(Gen.Int[0, 20000], Gen.Int[0, 20000], Gen.Int[0, 20000]).Sample((start, first, more) =>
        {
            var begun = At("2026-03-02T00:00").AddMinutes(start);
            double In(string unit, int minutes) => PromiseClock.Measure(new Promise("m", Comparator.AtMost, 1, unit), new EncounterTimes(begun, begun.AddMinutes(minutes)), Calendar)!.Value;
            Assert.True(In("小时", first) <= In("小时", first + more));
            Assert.Equal(In("小时", first), 9 * In("工作日", first), 9 * 0.005 + 0.006);
        });

    [Fact]
    public void Times_run_forward_and_end_by_now()
    {
        var now = At("2026-03-09T11:00");
        Assert.IsType<EncounterTimesInvalid>(new EncounterTimes(now.AddHours(-1), now.AddHours(-2)).Check(now));
        Assert.IsType<EncounterTimesInvalid>(new EncounterTimes(now, now.AddHours(2)).Check(now));
        Assert.Null(new EncounterTimes(now.AddHours(-1), null).Check(now));
    }

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
