using Microsoft.AspNetCore.DataProtection;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>
/// Signs out here and then, where somebody came in by it, at the company's own sign-in. A form may lead to nobody but ourselves, so a page
/// of ours leads on; where to lies in a sealed cookie for a minute.
/// </summary>
public sealed class SignedOut(ProviderHandler provider, IDataProtectionProvider protection)
{
    public const string Path = "/signed-out";
    private const string Cookie = "entente.leaving";
    private const string Purpose = "Entente.Leaving";

    /// <summary>Browsers drop longer cookies without a word.</summary>
    private const int LongestCookie = 3800;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    /// <summary>Notes where the sign-out goes on; false where it ends here.</summary>
    internal async Task<bool> Prepare(HttpContext http, string? hint)
    {
        if (await provider.SignOutAddress(http, hint) is not { } address)
            return false;
        var kept = Protector.Protect(address, Lasts);
        if (kept.Length > LongestCookie && await provider.SignOutAddress(http, null) is { } shorter)
            kept = Protector.Protect(shorter, Lasts);
        http.Response.Cookies.Append(Cookie, kept, new CookieOptions { MaxAge = Lasts, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = Path });
        return true;
    }

    /// <summary>Where it goes on, once; null where it does not.</summary>
    internal string? Next(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept)
            return null;
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = Path });
        try
        {
            return Protector.Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector => protection.CreateProtector(Purpose).ToTimeLimitedDataProtector();
}
