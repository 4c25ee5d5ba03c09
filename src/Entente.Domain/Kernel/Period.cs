using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Entente.Domain.Kernel;

/// <summary>
/// A month, quarter, half or year of the company's calendar, both ends included. Periods nest: every longer one is a whole
/// number of months. <c>Period.Parse("2026-Q3")</c> runs from 2026-07-01 to 2026-09-30.
/// </summary>
public readonly record struct Period : IComparable<Period>
{
    // Invariant: 1 <= Number <= 12 / months of Kind, 1 <= Year <= 9998, so that Next never leaves the calendar.
    private Period(PeriodKind kind, int year, int number) => (Kind, Year, Number) = (kind, year, number);

    /// <summary>How long it is.</summary>
    public PeriodKind Kind { get; }

    /// <summary>The calendar year it lies in.</summary>
    public int Year { get; }

    /// <summary>Which one of its kind in the year, from 1; a year is number 1.</summary>
    public int Number { get; }

    /// <summary>Its length in months: 1, 3, 6 or 12.</summary>
    public int Months => LengthOf(Kind);

    /// <summary>Its first day.</summary>
    public DateOnly Start => new(Year, ((Number - 1) * Months) + 1, 1);

    /// <summary>Its last day, included.</summary>
    public DateOnly End => Start.AddMonths(Months).AddDays(-1);

    /// <summary>The period of the same kind before this one.</summary>
    public Period Previous => Containing(Kind, Start.AddDays(-1));

    /// <summary>The period of the same kind after this one.</summary>
    public Period Next => Containing(Kind, End.AddDays(1));

    /// <summary>The period of the given kind in which a day lies.</summary>
    public static Period Containing(PeriodKind kind, DateOnly day) => new(kind, day.Year, ((day.Month - 1) / LengthOf(kind)) + 1);

    /// <summary>Reads <c>2026</c>, <c>2026-H1</c>, <c>2026-Q3</c> or <c>2026-07</c>.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static Period Parse(string code) =>
        TryParse(code, out var period) ? period : throw new FormatException($"'{code}' is not a period such as 2026, 2026-H1, 2026-Q3 or 2026-07.");

    /// <summary>Reads <c>2026</c>, <c>2026-H1</c>, <c>2026-Q3</c> or <c>2026-07</c>; false when it is none of these.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Period period)
    {
        period = default;
        if (code is null || code.Length < 4 || !TryNumber(code[..4], out var year) || year is < PlausibleDays.FirstYear or > PlausibleDays.LastYear)
            return false;
        var rest = code.AsSpan(4);
        (PeriodKind Kind, string Digits)? shape = rest switch
        {
            [] => (PeriodKind.Year, "1"),
            ['-', 'H', var n] => (PeriodKind.Half, n.ToString()),
            ['-', 'Q', var n] => (PeriodKind.Quarter, n.ToString()),
            ['-', var a, var b] => (PeriodKind.Month, $"{a}{b}"),
            _ => null,
        };
        if (shape is not { } found || !TryNumber(found.Digits, out var number) || number < 1 || number > 12 / LengthOf(found.Kind))
            return false;
        period = new Period(found.Kind, year, number);
        return true;
    }

    /// <summary>The last of its days that has come: its end, or today while it runs. What a period is judged by.</summary>
    public DateOnly LastDayBy(DateOnly today) => today < End ? today : End;

    /// <summary>True when the day lies in the period, its first and last day included.</summary>
    public bool Contains(DateOnly day) => day >= Start && day <= End;

    /// <summary>True when the other period lies wholly in this one; every period contains itself.</summary>
    public bool Contains(Period other) => other.Start >= Start && other.End <= End;

    /// <summary>The periods of a kind that make up this one, in order; empty when the kind is longer than this.</summary>
    public IEnumerable<Period> Split(PeriodKind kind)
    {
        if (LengthOf(kind) > Months)
            yield break;
        for (var part = Containing(kind, Start); part.Start <= End; part = part.Next)
            yield return part;
    }

    /// <summary>By first day; of two that begin together, the shorter first.</summary>
    public int CompareTo(Period other) => Start.CompareTo(other.Start) is var byStart and not 0 ? byStart : Kind.CompareTo(other.Kind);

    /// <summary>The code, such as <c>2026-Q3</c>.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}"),
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-H{Number}"),
        PeriodKind.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        _ => throw new InvalidOperationException("A period has one of four kinds."),
    };

    /// <summary>Earlier.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static int LengthOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1,
        PeriodKind.Quarter => 3,
        PeriodKind.Half => 6,
        PeriodKind.Year => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static bool TryNumber(string digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
