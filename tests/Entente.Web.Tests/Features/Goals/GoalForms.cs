using System.Net;
using System.Text.RegularExpressions;
using Entente.Domain.Goals;

namespace Entente.Web.Tests.Features.Goals;

/// <summary>Fills in the forms of a goal's pages as a browser does: with every field that the page gave, hidden or typed before.</summary>
internal static partial class GoalForms
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens a goal's page and sends the form of a step.</summary>
    public static async Task<HttpResponseMessage> Take(this HttpClient http, Guid goal, GoalVerb verb, params (string Name, string Value)[] fields) =>
        await http.Send($"/goals/{goal}", await http.GetStringAsync($"/goals/{goal}", Stop), form => form.Contains($"name=\"Asked.Verb\" value=\"{verb}\"", StringComparison.Ordinal), fields);

    /// <summary>Opens the form that writes a goal and sends it; what is not named here is sent as it stood there.</summary>
    public static async Task<HttpResponseMessage> Write(this HttpClient http, string path, params (string Name, string Value)[] fields) =>
        await http.Send(path, await http.GetStringAsync(path, Stop), form => form.Contains("name=\"Form.Title\"", StringComparison.Ordinal), fields);

    /// <summary>Sends the only form of a page's text that is like this.</summary>
    public static async Task<HttpResponseMessage> Send(this HttpClient http, string path, string page, Predicate<string> isIt, params (string Name, string Value)[] fields)
    {
        var form = Assert.Single(FormPattern().Matches(page).Select(match => match.Value), isIt);
        var given = InputPattern().Matches(form).Select(match => match.Value)
            .Where(input => !input.Contains("type=\"checkbox\"", StringComparison.Ordinal) || input.Contains(" checked", StringComparison.Ordinal))
            .Select(input => (Name: Of(input, "name"), Value: Of(input, "value")))
            .Concat(SelectPattern().Matches(form).Select(match => (Name: WebUtility.HtmlDecode(match.Groups["name"].Value), Value: Chosen(match.Groups["options"].Value))))
            .Concat(AreaPattern().Matches(form).Select(match => (Name: WebUtility.HtmlDecode(match.Groups["name"].Value), Value: WebUtility.HtmlDecode(match.Groups["text"].Value))))
            .Where(field => field.Name.Length > 0 && fields.All(typed => typed.Name != field.Name));
        using var content = new FormUrlEncodedContent([.. given.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await http.PostAsync(path, content, Stop);
    }

    /// <summary>Chooses a file on a goal's page and sends it.</summary>
    public static async Task<HttpResponseMessage> Upload(this HttpClient http, Guid goal, string name, HttpContent content)
    {
        var page = await http.GetStringAsync($"/goals/{goal}", Stop);
        var form = Assert.Single(FormPattern().Matches(page).Select(match => match.Value), text => text.Contains("multipart/form-data", StringComparison.Ordinal));
        var token = InputPattern().Matches(form).Select(match => match.Value).First(input => Of(input, "name") == "__RequestVerificationToken");
        using var whole = new MultipartFormDataContent { { new StringContent(Of(token, "value")), "__RequestVerificationToken" }, { content, "file", name } };
        return await http.PostAsync($"/goals/{goal}/files", whole, Stop);
    }

    public static async Task<string> Words(this HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));

    private static string Of(string input, string attribute) => WebUtility.HtmlDecode(Regex.Match(input, $" {attribute}=\"([^\"]*)\"").Groups[1].Value);

    private static string Chosen(string options) =>
        (OptionPattern().Matches(options) is var all && all.FirstOrDefault(option => option.Value.Contains(" selected", StringComparison.Ordinal)) is { } chosen ? chosen : all.First()).Groups["value"].Value;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input [^>]*>", RegexOptions.Singleline)]
    private static partial Regex InputPattern();

    [GeneratedRegex("<select [^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<options>.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex SelectPattern();

    [GeneratedRegex("<option value(=\"(?<value>[^\"]*)\")?[^>]*>", RegexOptions.Singleline)]
    private static partial Regex OptionPattern();

    [GeneratedRegex("<textarea [^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<text>.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex AreaPattern();
}
