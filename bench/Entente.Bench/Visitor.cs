using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Entente.Bench;

/// <summary>Somebody with a browser of their own: cookies, connections, and an address that proxies would report.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient http;

    /// <summary>At an address of the program; the number makes the address that limits count by, where the program believes this machine as its proxy.</summary>
    public Visitor(Uri address, int number = 0)
    {
        http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"10.7.{number / 250}.{1 + (number % 250)}"));
    }

    public CookieContainer Cookies => handler.CookieContainer;

    public Uri Address => http.BaseAddress!;

    public Task<string> Read(string path) => http.GetStringAsync(new Uri(Address, path));

    public Task<HttpResponseMessage> Get(Uri address) => http.GetAsync(address);

    /// <summary>Signs in with the form of one address at another; the same where none is given.</summary>
    public Task SignIn(string email, string password, Uri? form = null, Uri? send = null) =>
        Submit(new Uri(form ?? Address, "/sign-in"), new Uri(send ?? form ?? Address, "/sign-in"), ("Form.Email", email), ("Form.Password", password));

    /// <summary>Sends a form of a page: its hidden fields where none of that name is given. Gives where that led.</summary>
    public async Task<Uri> Submit(Uri read, Uri send, params (string Name, string Value)[] fields)
    {
        var page = await http.GetStringAsync(read);
        var hidden = Hidden().Matches(page).Select(field => (Name: field.Groups["name"].Value, Value: WebUtility.HtmlDecode(field.Groups["value"].Value))).Where(field => fields.All(given => given.Name != field.Name)).DistinctBy(field => field.Name);
        using var form = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
        using var answer = await http.PostAsync(send, form);
        var led = answer.RequestMessage!;
        if (!answer.IsSuccessStatusCode || (led.RequestUri!.AbsolutePath == send.AbsolutePath && led.Method == HttpMethod.Post))
            throw new InvalidOperationException($"{send.AbsolutePath} answered {(int)answer.StatusCode}: {Tags().Replace(await answer.Content.ReadAsStringAsync(), " ")}");
        return led.RequestUri!;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
