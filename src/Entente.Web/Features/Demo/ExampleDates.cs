using System.Globalization;

namespace Entente.Web.Features.Demo;

/// <summary>
/// Turns the relative days of the content into days, as seen from today: <c>-14/12</c> is the 12th of the month 14 months ago,
/// <c>june:05-20</c> is 20 May of the year of the June example.
/// </summary>
public sealed class ExampleDates(DateOnly today)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The first day of the history: that of the month twelve months ago.</summary>
    public DateOnly First { get; } = new DateOnly(today.Year, today.Month, 1).AddMonths(-12);

    /// <summary>The last day of the history: yesterday, so that nothing lies in the future at any hour.</summary>
    public DateOnly Last { get; } = today.AddDays(-1);

    /// <summary>The year of the June example: of the last June that is over.</summary>
    public int JuneYear { get; } = today.Month > 6 ? today.Year : today.Year - 1;

    /// <summary>The quarter of the veto story: this one, or the one before while this one is younger than 45 days.</summary>
    public (DateOnly First, DateOnly Last) StoryQuarter
    {
        get
        {
            var day = today.AddDays(-45);
            var first = new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1);
            return (first, first.AddMonths(3).AddDays(-1));
        }
    }

    /// <summary>Since when the grudge lasts: for two whole quarters and this one.</summary>
    public DateOnly GrudgeSince { get; } = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1).AddMonths(-6);

    public DateOnly Resolve(string when)
    {
        if (when.StartsWith("june:", StringComparison.Ordinal))
            return DateOnly.ParseExact($"{JuneYear}-{when[5..]}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var parts = when.Split('/');
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(int.Parse(parts[0], CultureInfo.InvariantCulture));
        return month.AddDays(int.Parse(parts[1], CultureInfo.InvariantCulture) - 1);
    }

    /// <summary>An instant of the company's day.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day, time, Shanghai);

    /// <summary>When something of the content was signed or proposed: at half past ten.</summary>
    public DateTimeOffset Instant(string when) => At(Resolve(when), new TimeOnly(10, 30));
}
