using Entente.Domain.Calendar;

namespace Entente.Domain.Messages;

/// <summary>When a person is left in peace: what would go out waits for the end. Times are of the company's clock.</summary>
/// <param name="From">When quiet begins, inclusive.</param>
/// <param name="Until">When it ends, exclusive; the same as <paramref name="From"/> for no quiet hours; earlier for a quiet that lasts over midnight.</param>
/// <param name="DaysOff">True where days on which the company does not work are quiet from midnight to midnight.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until, bool DaysOff)
{
    private const int MostDaysOff = 60;

    /// <summary>From eight in the evening to half past seven in the morning, and on days off.</summary>
    public static QuietHours Usual { get; } = new(new TimeOnly(20, 0), new TimeOnly(7, 30), true);

    /// <summary>
    /// The first instant from this one on at which the person may be disturbed. Friday 21:00 with the usual hours gives Monday 7:30.
    /// A company that never works is disturbed nevertheless, after 60 days.
    /// </summary>
    public DateTimeOffset LoudFrom(DateTimeOffset instant, WorkCalendar calendar, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        for (var days = 0; days < MostDaysOff; days++)
        {
            var day = DateOnly.FromDateTime(local);
            if (DaysOff && !calendar.IsWorking(day))
                local = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
            else if (!IsQuiet(TimeOnly.FromDateTime(local)))
                break;
            else
                local = End(local);
        }

        // The hour that a change to summer time leaves out does not exist; the hour after it does.
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        var loud = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone));
        return loud < instant ? instant : loud;
    }

    private bool IsQuiet(TimeOnly time) => From <= Until ? time >= From && time < Until : time >= From || time < Until;

    private DateTime End(DateTime local)
    {
        var end = DateOnly.FromDateTime(local).ToDateTime(Until);
        return end > local ? end : end.AddDays(1);
    }
}
