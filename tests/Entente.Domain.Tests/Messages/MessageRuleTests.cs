using CsCheck;
using Entente.Domain.Calendar;
using Entente.Domain.Messages;

namespace Entente.Domain.Tests.Messages;

public sealed class MessageRuleTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly WorkCalendar Usual = new(Shanghai, WorkWeek.Usual(), []);
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Friday_night_is_quiet_until_Monday_morning() =>
        Assert.Equal(Local("2026-03-30T07:30"), QuietHours.Usual.LoudFrom(Local("2026-03-27T21:00"), Usual, Shanghai));

    [Fact]
    public void A_day_at_work_is_not_quiet_and_hours_that_begin_and_end_at_once_never_are()
    {
        Assert.Equal(Monday, QuietHours.Usual.LoudFrom(Monday, Usual, Shanghai));
        var never = new QuietHours(new TimeOnly(9, 0), new TimeOnly(9, 0), false);
        Assert.Equal(Local("2026-03-28T09:00"), never.LoudFrom(Local("2026-03-28T09:00"), Usual, Shanghai));
    }

    [Fact]
    public void Nobody_is_disturbed_while_it_is_quiet_and_everybody_is_in_the_end() =>
        Gen.Select(Gen.Int[0, 47], Gen.Int[0, 47], Gen.Bool, Gen.Int[0, 60 * 24 * 30]).Sample((from, until, daysOff, minutes) =>
        {
            var quiet = new QuietHours(new TimeOnly(from / 2, from % 2 * 30), new TimeOnly(until / 2, until % 2 * 30), daysOff);
            var at = Monday.AddMinutes(minutes);
            var loud = quiet.LoudFrom(at, Usual, Shanghai);
            var local = TimeZoneInfo.ConvertTime(loud, Shanghai).DateTime;
            Assert.True(loud >= at && loud < at.AddDays(5));
            Assert.True(!daysOff || Usual.IsWorking(DateOnly.FromDateTime(local)));
            Assert.Equal(loud, quiet.LoudFrom(loud, Usual, Shanghai));
        });

    [Fact]
    public void What_waits_is_said_at_most_three_times_never_twice_a_day_and_late_is_always_said() =>
        Gen.Select(Gen.Int[-10, 60], Gen.Int[1, 90]).Sample((dueInDays, days) =>
        {
            var said = new Dictionary<ReminderStage, DateTimeOffset>();
            var due = Monday.AddDays(dueInDays);
            for (var day = 0; day < days; day++)
            {
                var now = Monday.AddDays(day);
                if (ReminderSchedule.Next(said, due, now, Usual) is { } stage)
                {
                    Assert.True(said.TryAdd(stage, now));
                    Assert.Null(ReminderSchedule.Next(said, due, now, Usual));
                }
            }

            // A weekend, and the working day that lies between two reminders.
            Assert.True(said.ContainsKey(ReminderStage.Late) || days <= Math.Max(dueInDays, 0) + 5);
        });

    [Fact]
    public void What_has_no_end_is_said_once()
    {
        var said = new Dictionary<ReminderStage, DateTimeOffset>();
        Assert.Equal(ReminderStage.Waits, ReminderSchedule.Next(said, null, Monday, Usual));
        said[ReminderStage.Waits] = Monday;
        Assert.Null(ReminderSchedule.Next(said, null, Monday.AddDays(300), Usual));
    }

    [Fact]
    public void Pauses_grow_and_end_after_almost_three_days()
    {
        var pauses = Enumerable.Range(1, 20).Select(Retries.After).TakeWhile(pause => pause is not null).Select(pause => pause!.Value).ToList();
        Assert.Equal(8, pauses.Count);
        Assert.Equal(pauses, pauses.Order());
        Assert.InRange(pauses.Sum(pause => pause.TotalDays), 2.5, 3);
    }

    [Fact]
    public void Settings_know_their_languages_and_choose_a_kind_once()
    {
        var settings = MessageSettings.Usual(Guid.CreateVersion7());
        var usual = new MessageChoice("need", true, new Dictionary<string, Timing> { ["mail"] = Timing.Daily });
        Assert.Equal(usual, settings.For(usual));
        Assert.IsType<LanguageUnknown>(settings.Set("fr", QuietHours.Usual, []));
        Assert.IsType<MessageChoiceInvalid>(settings.Set("en", QuietHours.Usual, [usual, usual]));
        Assert.Null(settings.Set("en", QuietHours.Usual, [usual with { InInbox = false }]));
        Assert.False(settings.For(usual).InInbox);
        Assert.Equal(Timing.Never, settings.For(usual).By("telex"));
    }

    private static DateTimeOffset Local(string text) => new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
