using System.Globalization;

namespace Entente.Web.Ui;

/// <summary>How names, numbers and days read in the language of the page.</summary>
public static class Localized
{
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The English name on an English page where there is one; the company's own otherwise.</summary>
    public static string Name(string name, string? englishName) => IsEnglish && !string.IsNullOrEmpty(englishName) ? englishName : name;

    public static string Name(Domain.Organization.Unit unit) => Name(unit.Name, unit.EnglishName);

    public static string Name(Domain.Chain.Service service) => Name(service.Name, service.EnglishName);

    public static string Name(Domain.Organization.Person person) => Name(person.Name, person.EnglishName);

    /// <summary>0 to 1 as 0 to 100 without decimals.</summary>
    public static string Score(double value) => Math.Round(value * 100).ToString("0", CultureInfo.CurrentCulture);

    /// <summary>0 to 1 as points with one decimal.</summary>
    public static string Points(double value) => (value * 100).ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>A bound in points, rounded up so that it is never understated.</summary>
    public static string Bound(double value) => (Math.Ceiling(value * 1000) / 10).ToString("0.0", CultureInfo.CurrentCulture);

    public static string Percent(double value) => (value * 100).ToString("0", CultureInfo.CurrentCulture) + "%";

    public static string Day(DateOnly day) => day.ToString(IsEnglish ? "d MMM yyyy" : "yyyy年M月d日", CultureInfo.CurrentCulture);

    public static string Month(DateOnly day) => day.ToString(IsEnglish ? "MMM yyyy" : "yyyy年M月", CultureInfo.CurrentCulture);
}
