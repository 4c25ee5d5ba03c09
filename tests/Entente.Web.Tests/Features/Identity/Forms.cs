using System.Text.RegularExpressions;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Identity;

/// <summary>Fills in the forms of pages as a browser does: with every hidden field that the page gave.</summary>
internal static partial class Forms
{
    public const string Strong = "lantern orbit 7 velvet";
    public const string StrongToo = "copper meadow 3 walrus";

    /// <summary>Opens a page and sends the form of that name with these fields beside the hidden ones.</summary>
    public static async Task<HttpResponseMessage> Submit(this HttpClient http, string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await (await http.GetAsync(path, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await http.PostAsync(path, Content([.. Hidden(page, form), .. fields]), TestContext.Current.CancellationToken);
    }

    /// <summary>The hidden fields of the form of that name on a page.</summary>
    public static (string Name, string Value)[] Hidden(string page, string form)
    {
        var shown = FormPattern().Matches(page).Select(match => match.Value).Where(text => text.Contains($"value=\"{form}\"", StringComparison.Ordinal)).ToList();
        Assert.True(shown.Count == 1, $"The page shows {shown.Count} forms named {form}:\n{page}");
        return [.. HiddenPattern().Matches(shown[0]).Select(match => (match.Groups["name"].Value, match.Groups["value"].Value))];
    }

    /// <summary>The token that a page gave its forms, of which each carries the same.</summary>
    public static string Token(string page)
    {
        var found = TokenPattern().Match(page);
        Assert.True(found.Success, $"The page has no form:\n{page}");
        return found.Groups["token"].Value;
    }

    public static FormUrlEncodedContent Content(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, System.Net.WebUtility.HtmlDecode(field.Value))));

    public static Task<HttpResponseMessage> SignIn(this HttpClient http, string email, string password, string? returnUrl = null) =>
        http.Submit("/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)), "sign-in", ("Form.Email", email), ("Form.Password", password));

    public static async Task<string> Text(this HttpResponseMessage answer) => System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>A fresh browser that is signed in by the door, with a password.</summary>
    public static async Task<HttpClient> Enter(this App app, string email, string password)
    {
        var http = app.Client(followRedirects: false);
        var answer = await http.SignIn(email, password);
        Assert.True(answer.Headers.Location is not null, await answer.Text());
        return http;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex TokenPattern();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.Singleline)]
    private static partial Regex HiddenPattern();
}
