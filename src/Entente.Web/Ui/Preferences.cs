using Microsoft.AspNetCore.Localization;

namespace Entente.Web.Ui;

/// <summary>Language and theme of a person's browser, kept in cookies and changed by plain forms.</summary>
public static class Preferences
{
    public const string ThemeCookie = "entente.theme";

    public static string[] Cultures { get; } = ["zh-CN", "en"];

    public static string? Theme(HttpContext http) => http.Request.Cookies[ThemeCookie] is "light" or "dark" ? http.Request.Cookies[ThemeCookie] : null;

    public static void MapPreferences(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/ui/culture", (HttpContext http, [Microsoft.AspNetCore.Mvc.FromForm] string culture, [Microsoft.AspNetCore.Mvc.FromForm] string? returnUrl) =>
        {
            if (Cultures.Contains(culture, StringComparer.Ordinal))
                Keep(http, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));
            return Back(returnUrl);
        }).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapPost("/ui/theme", (HttpContext http, [Microsoft.AspNetCore.Mvc.FromForm] string theme, [Microsoft.AspNetCore.Mvc.FromForm] string? returnUrl) =>
        {
            Keep(http, ThemeCookie, theme is "light" or "dark" ? theme : "system");
            return Back(returnUrl);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The local address to go back to; anything else leads home.</summary>
    public static string Local(string? url) => url is ['/', not ('/' or '\\'), ..] or "/" && !url.Any(char.IsControl) ? url : "/";

    private static IResult Back(string? returnUrl) => Results.Redirect(Local(returnUrl));

    private static void Keep(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
            Secure = http.Request.IsHttps,
            Path = "/",
        });
}
