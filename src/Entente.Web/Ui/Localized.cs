using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Ui;

/// <summary>How names, numbers and days read in the language of the page.</summary>
public static class Localized
{
    /// <summary>What stands between two sentences: Chinese punctuation brings its own room.</summary>
    public static string Gap => IsEnglish ? " " : "";

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The English name on an English page where there is one; the company's own otherwise.</summary>
    public static string Name(string name, string? englishName) => IsEnglish && !string.IsNullOrEmpty(englishName) ? englishName : name;

    public static string Name(Domain.Organization.Unit unit) => Name(unit.Name, unit.EnglishName);

    public static string Name(Domain.Chain.Service service) => Name(service.Name, service.EnglishName);

    public static string Name(Domain.Organization.Person person) => Name(person.Name, person.EnglishName);

    /// <summary>0 to 1 as 0 to 100 without decimals.</summary>
    public static string Score(double value) => Math.Round(value * 100).ToString("0", CultureInfo.CurrentCulture);

    /// <summary>0 to 1 as points with one decimal.</summary>
    public static string Points(double value) => (value * 100).ToString("0.0;-0.0;0.0", CultureInfo.CurrentCulture);

    /// <summary>A bound in points, rounded up so that it is never understated.</summary>
    public static string Bound(double value) => (Math.Ceiling(value * 1000) / 10).ToString("0.0", CultureInfo.CurrentCulture);

    public static string Percent(double value) => (value * 100).ToString("0", CultureInfo.CurrentCulture) + "%";

    public static string Day(DateOnly day) => day.ToString(IsEnglish ? "d MMM yyyy" : "yyyy年M月d日", CultureInfo.CurrentCulture);

    public static string Month(DateOnly day) => day.ToString(IsEnglish ? "MMM yyyy" : "yyyy年M月", CultureInfo.CurrentCulture);

    /// <summary>A month on an axis, where there is no room for words.</summary>
    public static string ShortMonth(DateOnly day) => day.ToString(IsEnglish ? "MMM yy" : "yy年M月", CultureInfo.CurrentCulture);

    /// <summary>Day and minute in a time zone.</summary>
    public static string Instant(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return $"{Day(DateOnly.FromDateTime(there))} {there.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>A day and hour as a field for both takes it.</summary>
    public static string? Field(DateTime? chosen) => chosen?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>0 to 1 on both sides, as 53%–98%.</summary>
    public static string Interval(double low, double high) => $"{Percent(low)}–{Percent(high)}";

    /// <summary>A number of things, with the culture's grouping.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>How far from now, rounded down so that nothing seems older or more distant than it is; null from a week on, where the day says more.</summary>
    public static string? Relative(DateTimeOffset instant, DateTimeOffset now, IStringLocalizer texts)
    {
        var (distance, way) = instant <= now ? (now - instant, "Ago") : (instant - now, "In");
        return distance switch
        {
            { TotalMinutes: < 1 } => texts["Time.Now"],
            { TotalHours: < 1 } => Counted(texts, $"Time.{way}.Minutes", (int)distance.TotalMinutes),
            { TotalDays: < 1 } => Counted(texts, $"Time.{way}.Hours", (int)distance.TotalHours),
            { TotalDays: < 7 } => Counted(texts, $"Time.{way}.Days", (int)distance.TotalDays),
            _ => null,
        };
    }

    /// <summary>A text with a number: the key with <c>.One</c> for exactly one, which English words differently.</summary>
    public static string Counted(IStringLocalizer texts, string key, long count) => texts[count == 1 ? key + ".One" : key, Count(count)];
}
