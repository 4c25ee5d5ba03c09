namespace Entente.Domain.Kernel;

/// <summary>The days that a company's record can be about. A mistyped year lies outside, and no reckoning with a day inside leaves the calendar.</summary>
public static class PlausibleDays
{
    /// <summary>The first year.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last year.</summary>
    public const int LastYear = 2200;

    /// <summary>True for a day of one of these years.</summary>
    public static bool Has(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <summary>The refusal for a day outside; null for one inside.</summary>
    /// <param name="day">The day.</param>
    /// <param name="field">The field that gave it.</param>
    public static DayImplausible? Check(DateOnly day, string field) => Has(day) ? null : new DayImplausible(day, field);
}
