using System.Collections.Frozen;

namespace Entente.Domain.Calendar;

/// <summary>When the company works, in its own time zone: its common week and the exceptions it entered. Never changes.</summary>
/// <param name="zone">Where its days begin and end.</param>
/// <param name="week">Its common week.</param>
/// <param name="exceptions">The dates that depart from it.</param>
public sealed class WorkCalendar(TimeZoneInfo zone, WorkWeek week, IEnumerable<ExceptionalDay> exceptions)
{
    private readonly FrozenDictionary<DateOnly, bool> exceptions = exceptions.ToFrozenDictionary(day => day.Date, day => day.IsWorking);

    /// <summary>How long a working day is.</summary>
    public TimeSpan DayLength => week.Closes - week.Opens;

    /// <summary>True when the company works on a date.</summary>
    public bool IsWorking(DateOnly date) => exceptions.TryGetValue(date, out var works) ? works : week.Includes(date.DayOfWeek);

    /// <summary>
    /// The instant that lies a number of working days later: the same time of a later working day. What happens outside working hours
    /// counts from the nearest edge of that working day, and on a day off from the next working morning.
    /// </summary>
    public DateTimeOffset WorkingDaysAfter(DateTimeOffset instant, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var date = DateOnly.FromDateTime(local.DateTime);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (!IsWorking(date))
            (date, time) = (NextWorking(date), week.Opens);
        else if (time < week.Opens)
            time = week.Opens;
        else if (time > week.Closes)
            time = week.Closes;
        for (var left = days; left > 0; left--)
            date = NextWorking(date);
        return At(date, time);
    }

    /// <summary>How much working time lies between two instants; nothing when the second is not later.</summary>
    public TimeSpan WorkingHoursBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        var last = DayOf(to);
        for (var date = DayOf(from); from < to && date <= last; date = date.AddDays(1))
        {
            if (!IsWorking(date))
                continue;
            var (opens, closes) = (At(date, week.Opens), At(date, week.Closes));
            var worked = (closes < to ? closes : to) - (opens > from ? opens : from);
            sum += worked > TimeSpan.Zero ? worked : TimeSpan.Zero;
        }

        return sum;
    }

    /// <summary>How many working days began after the day of one instant, up to the day of another; 0 where the second is not later.</summary>
    public int WorkingDaysBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var (count, last) = (0, DayOf(to));
        for (var date = DayOf(from).AddDays(1); date <= last; date = date.AddDays(1))
            count += IsWorking(date) ? 1 : 0;
        return count;
    }

    private DateOnly NextWorking(DateOnly date)
    {
        do
            date = date.AddDays(1);
        while (!IsWorking(date));
        return date;
    }

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        // The hour that a change to summer time leaves out does not exist; the hour after it does.
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone));
    }
}
