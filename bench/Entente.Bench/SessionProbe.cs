using System.Net;
using System.Text.RegularExpressions;

namespace Entente.Bench;

/// <summary>Makes the first administrator on one node and walks on as them over all: cookie and form of one are good on the others.</summary>
internal static partial class SessionProbe
{
    private const string Password = "four-lifts-and-a-ring-of-keys";

    public static async Task<int> Run(Uri founding, string[] ports)
    {
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });
        await Post(http, founding, founding, ("Form.Name", "Bench"), ("Form.Email", "bench@bench.example"), ("Form.Password", Password));
        var nodes = ports.Select(port => new Uri($"http://127.0.0.1:{port}")).ToList();
        await Post(http, new Uri(nodes[0], "/sign-in"), new Uri(nodes[1], "/sign-in"), ("Form.Email", "bench@bench.example"), ("Form.Password", Password));
        foreach (var node in nodes)
        {
            using var home = await http.GetAsync(node);
            if (!home.IsSuccessStatusCode || home.RequestMessage!.RequestUri!.AbsolutePath != "/")
                throw new InvalidOperationException($"{node} answered {(int)home.StatusCode} at {home.RequestMessage!.RequestUri!.AbsolutePath}.");
        }

        Console.WriteLine($"Signed in with the form of one node at another: a session on {nodes.Count} nodes.");
        return 0;
    }

    /// <summary>Reads a form at one address and sends it to another.</summary>
    private static async Task Post(HttpClient http, Uri read, Uri send, params (string Name, string Value)[] fields)
    {
        var page = await http.GetStringAsync(read);
        var hidden = Hidden().Matches(page).Select(field => (field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent(hidden.Concat(fields).DistinctBy(field => field.Item1).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
        using var answer = await http.PostAsync(send, form);
        answer.EnsureSuccessStatusCode();
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == send.AbsolutePath && answer.RequestMessage.Method == HttpMethod.Post)
            throw new InvalidOperationException($"{send.AbsolutePath} refused: {Tags().Replace(await answer.Content.ReadAsStringAsync(), " ")}");
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
