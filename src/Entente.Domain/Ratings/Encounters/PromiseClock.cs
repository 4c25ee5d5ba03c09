using Entente.Domain.Calendar;
using Entente.Domain.Chain;

namespace Entente.Domain.Ratings.Encounters;

/// <summary>
/// Measures a promise of a duration from when an encounter began and was finished, in the working time of the company's calendar. It knows
/// promises in minutes, hours and days by the word of their unit; a day is as long as a working day.
/// </summary>
public static class PromiseClock
{
    private const int Decimals = 2;

    private static readonly string[] Minutes = ["分钟", "工作分钟", "minute", "minutes", "min", "working minutes"];
    private static readonly string[] Hours = ["小时", "个小时", "工时", "工作小时", "个工作小时", "hour", "hours", "h", "working hour", "working hours"];
    private static readonly string[] Days = ["天", "日", "工作日", "个工作日", "day", "days", "d", "working day", "working days", "business day", "business days"];

    /// <summary>
    /// The working time that passed, in the promise's unit and rounded to hundredths; null where the promise is of something else, or no end is known.
    /// Example: from Friday 16:00 to Monday 11:00, nine to six: 4 hours, or 0.44 working days.
    /// </summary>
    /// <param name="promise">What was promised.</param>
    /// <param name="times">When it began and ended.</param>
    /// <param name="calendar">When the company works.</param>
    public static double? Measure(Promise promise, EncounterTimes times, WorkCalendar calendar)
    {
        if (times.FinishedAt is not { } end || LengthOf(promise.Unit, calendar) is not { } unit)
            return null;
        return Math.Round(calendar.WorkingHoursBetween(times.BegunAt, end) / unit, Decimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>True where a promise is one of a duration.</summary>
    public static bool IsDuration(Promise promise) => Minutes.Concat(Hours).Concat(Days).Contains(Word(promise.Unit), StringComparer.OrdinalIgnoreCase);

    private static TimeSpan? LengthOf(string unit, WorkCalendar calendar)
    {
        var word = Word(unit);
        bool Is(string[] words) => words.Contains(word, StringComparer.OrdinalIgnoreCase);
        return Is(Days) ? calendar.DayLength : Is(Hours) ? TimeSpan.FromHours(1) : Is(Minutes) ? TimeSpan.FromMinutes(1) : null;
    }

    private static string Word(string unit) => unit.Trim();
}
