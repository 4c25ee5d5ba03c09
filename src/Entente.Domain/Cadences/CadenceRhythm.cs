using Entente.Domain.Calendar;
using Entente.Domain.Kernel;

namespace Entente.Domain.Cadences;

/// <summary>
/// On which days units meet, in the words that people choose: weekly, every two weeks, monthly or quarterly on a weekday or a date. A
/// subset of RFC 5545 in which a rule and its words are the same thing (decision 131).
/// </summary>
/// <param name="Every">How often.</param>
/// <param name="Weekday">On which day of the week; null where a date of the month is meant.</param>
/// <param name="Nth">For months: which of these weekdays, 1 to 4, or -1 for the last; null with weeks and dates.</param>
/// <param name="DayOfMonth">For months: on which date, 1 to 28, or -1 for the last; null with weekdays.</param>
/// <param name="OffDays">What becomes of meetings on days off.</param>
public sealed record CadenceRhythm(CadenceEvery Every, DayOfWeek? Weekday, int? Nth, int? DayOfMonth, OffDayRule OffDays)
{
    /// <summary>The last of a month, as weekday or date.</summary>
    public const int Last = -1;

    private const int MostNth = 4;
    private const int MostDate = 28;

    /// <summary>True where it counts in months.</summary>
    public bool IsMonthly => Every is CadenceEvery.Month or CadenceEvery.Quarter;

    /// <summary>How many weeks or months lie between two meetings.</summary>
    public int Interval => Every switch { CadenceEvery.TwoWeeks => 2, CadenceEvery.Quarter => 3, _ => 1 };

    /// <summary>The refusal of a rhythm that says too little or contradicts itself; null for one that can be kept.</summary>
    public Refusal? Check() =>
        !Enum.IsDefined(Every) || !Enum.IsDefined(OffDays) ? new RhythmInvalid("every")
        : Weekday is { } day && !Enum.IsDefined(day) ? new RhythmInvalid("weekday")
        : !IsMonthly ? (Weekday is null || Nth is not null || DayOfMonth is not null ? new RhythmInvalid("weekday") : null)
        : DayOfMonth is { } date ? (Weekday is not null || Nth is not null || date is not (Last or (>= 1 and <= MostDate)) ? new RhythmInvalid("dayOfMonth") : null)
        : Weekday is null || Nth is not (Last or (>= 1 and <= MostNth)) ? new RhythmInvalid("nth") : null;

    /// <summary>The days that the rhythm names from a day up to another, both included; days off among them.</summary>
    public IEnumerable<DateOnly> Days(DateOnly start, DateOnly until)
    {
        if (!IsMonthly)
        {
            for (var day = start.AddDays((Weekday!.Value - start.DayOfWeek + 7) % 7); day <= until; day = day.AddDays(7 * Interval))
                yield return day;
            yield break;
        }

        var month = new DateOnly(start.Year, start.Month, 1);
        if (In(month) < start)
            month = month.AddMonths(1);
        for (; In(month) <= until; month = month.AddMonths(Interval))
            yield return In(month);
    }

    /// <summary>The same with what the company's calendar makes of them. The days on which meetings are held only ever grow.</summary>
    public IEnumerable<MeetingSlot> Slots(DateOnly start, DateOnly until, WorkCalendar calendar)
    {
        // The one that follows the last is needed too: nothing moves onto it, even where it lies beyond the end.
        var days = Days(start, until.AddMonths(4)).ToList();
        for (var i = 0; i < days.Count && days[i] <= until; i++)
            yield return new MeetingSlot(days[i], Held(days[i], i + 1 < days.Count ? days[i + 1] : DateOnly.MaxValue, calendar));
    }

    private DateOnly? Held(DateOnly slot, DateOnly next, WorkCalendar calendar)
    {
        var day = slot;
        while (day < next && !calendar.IsWorking(day))
        {
            if (OffDays is OffDayRule.Skip)
                return null;
            day = day.AddDays(1);
        }

        return day < next ? day : null;
    }

    private DateOnly In(DateOnly month)
    {
        var length = DateTime.DaysInMonth(month.Year, month.Month);
        if (DayOfMonth is { } date)
            return month.AddDays((date is Last ? length : date) - 1);
        var first = month.AddDays((Weekday!.Value - month.DayOfWeek + 7) % 7);
        var which = Nth is Last ? (length - first.Day) / 7 : Nth!.Value - 1;
        return first.AddDays(7 * which);
    }
}
