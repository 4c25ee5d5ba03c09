using System.Globalization;

namespace Entente.Web.Platform.Messages;

/// <summary>A sentence in both languages, written when it is known and read later by whoever it is for.</summary>
public readonly record struct Bilingual(string Chinese, string English)
{
    /// <summary>What <paramref name="words"/> says in each language; names inside it come out in that language too.</summary>
    public static Bilingual Of(Func<string> words) => new(In("zh-CN", words), In("en", words));

    /// <summary>The sentence in a language.</summary>
    public string In(string culture) => culture == "en" ? English : Chinese;

    /// <summary>What <paramref name="words"/> says in one language.</summary>
    public static T In<T>(string culture, Func<T> words)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            Use(culture);
            return words();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    /// <summary>Makes a language that of everything that follows in this flow of calls.</summary>
    public static void Use(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
}
