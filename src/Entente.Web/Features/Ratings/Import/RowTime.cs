using System.Globalization;

namespace Entente.Web.Features.Ratings.Import;

/// <summary>When a row says it was.</summary>
internal static class RowTime
{
    // Beyond these an offset or a day more could leave the calendar.
    private const int FirstYear = 1900;
    private const int LastYear = 9000;

    /// <summary>
    /// With an offset as written; without one, local time of the company. The year comes first: 03/04/2026 is March to one reader and April to another.
    /// </summary>
    public static DateTimeOffset? Read(string text, TimeZoneInfo zone)
    {
        if (text is not [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', '-' or '/' or '.', ..]
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.AllowWhiteSpaces, out var time)
            || time.Year is < FirstYear or > LastYear)
            return null;
        if (time.Kind is DateTimeKind.Unspecified)
            return new DateTimeOffset(time, zone.GetUtcOffset(time));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
    }
}
