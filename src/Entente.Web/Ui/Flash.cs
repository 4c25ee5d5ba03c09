using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Web.Ui;

/// <summary>
/// What a page says after a form was sent and the browser was sent on. It travels in a sealed cookie that is read once and lasts a minute:
/// no session on the server, so that any node may answer next. Call it before <c>NavigateTo</c>; on the page itself use a <c>Notice</c>.
/// </summary>
public sealed class Flash(IHttpContextAccessor http, IDataProtectionProvider protection)
{
    private const string Cookie = "entente.flash";
    private const int Most = 4;
    private const int Longest = 400;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private readonly List<Message> waiting = [];

    public void Success(string text) => Say(NoticeKind.Success, text);

    public void Warning(string text) => Say(NoticeKind.Warning, text);

    public void Error(string text) => Say(NoticeKind.Error, text);

    public void Say(NoticeKind kind, string text)
    {
        // Browsers drop cookies above 4 kB without a word.
        waiting.Add(new Message(kind, text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text));
        if (waiting.Count > Most)
            waiting.RemoveAt(0);
        http.HttpContext!.Response.Cookies.Append(Cookie, Protector().Protect(JsonSerializer.Serialize(waiting), Lasts), Options(Lasts));
    }

    /// <summary>What was said before this request, once: the cookie is gone with this answer.</summary>
    internal IReadOnlyList<Message> Take()
    {
        if (http.HttpContext is not { } context || context.Response.HasStarted || context.Request.Cookies[Cookie] is not { Length: > 0 } sealedText)
            return [];
        // A form that is answered in place has nothing to take yet; what it says itself must not be deleted.
        if (waiting.Count == 0)
            context.Response.Cookies.Delete(Cookie, Options(null));
        try
        {
            return JsonSerializer.Deserialize<List<Message>>(Protector().Unprotect(sealedText)) ?? [];
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            // Too old, or not ours: nothing was said.
            return [];
        }
    }

    private ITimeLimitedDataProtector Protector() => protection.CreateProtector("Entente.Flash").ToTimeLimitedDataProtector();

    private CookieOptions Options(TimeSpan? age) => new()
    {
        MaxAge = age,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.HttpContext!.Request.IsHttps,
        Path = "/",
    };

    internal sealed record Message(NoticeKind Kind, string Text);
}
