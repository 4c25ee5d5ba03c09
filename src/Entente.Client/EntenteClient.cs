using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Client;

/// <summary>
/// Every call of the API under <c>/api/v1</c>, generated from the OpenAPI document, over this core. Times have offsets, lists come page
/// by page, and a no is a <see cref="ProblemException"/>. One client serves many threads.
/// </summary>
public sealed partial class EntenteClient : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly HttpClient http;
    private readonly bool isOurs;

    /// <summary>A client that tries again when the program asks for it.</summary>
    /// <param name="address">Where the program serves, such as <c>https://entente.example/</c>.</param>
    /// <param name="key">A key made by <c>entente key create</c> or on the page of keys.</param>
    /// <param name="language">In which language to say no: <c>zh-CN</c> or <c>en</c>; null leaves it to the program.</param>
    public EntenteClient(Uri address, string key, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        isOurs = true;
        http = new HttpClient(new RetryWhenAsked { InnerHandler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) } })
        {
            // A relative address would take the place of the last segment of a base without a stroke.
            BaseAddress = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + '/'),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
        if (language is not null)
            http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    /// <summary>A client over a connection of one's own, which has the address and the key and stays the caller's.</summary>
    /// <param name="http">With <see cref="HttpClient.BaseAddress"/>; put <see cref="RetryWhenAsked"/> into it where it shall try again.</param>
    public EntenteClient(HttpClient http) => this.http = http;

    /// <summary>Lets the connections go that it opened itself.</summary>
    public void Dispose()
    {
        if (isOurs)
            http.Dispose();
    }

    private static string Segment(object value) => Uri.EscapeDataString(Text(value));

    private static string Query(params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var given = new List<string>();
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
                given.Add($"{name}={Segment(value)}");
        }

        return given.Count > 0 ? "?" + string.Join('&', given) : "";
    }

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static async IAsyncEnumerable<T> Every<T, TPage>(Func<string?, CancellationToken, Task<TPage>> read, [EnumeratorCancellation] CancellationToken stop)
        where TPage : IPage<T>
    {
        string? after = null;
        do
        {
            var page = await read(after, stop).ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return item;
            after = page.Next;
        }
        while (after is not null);
    }

    private async Task<T> Send<T>(string method, string path, object? body, Write? write, CancellationToken stop)
    {
        using var answer = await Answer(method, path, body, write, stop).ConfigureAwait(false);
        return await answer.Content.ReadFromJsonAsync<T>(Json, stop).ConfigureAwait(false) ?? throw new JsonException($"{method} {path} was answered null.");
    }

    private async Task Send(string method, string path, object? body, Write? write, CancellationToken stop)
    {
        using var answer = await Answer(method, path, body, write, stop).ConfigureAwait(false);
    }

    /// <summary>The content as it comes; whoever reads it closes it.</summary>
    private async Task<Stream> Download(string method, string path, object? body, Write? write, CancellationToken stop)
    {
        var answer = await Answer(method, path, body, write, stop).ConfigureAwait(false);
        return await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> Answer(string method, string path, object? body, Write? write, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (body is Stream file)
            request.Content = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        else if (body is not null)
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (method != "GET")
            request.Headers.Add("Idempotency-Key", write?.IdempotencyKey ?? Guid.NewGuid().ToString("N"));
        if (write?.IfVersion is { } version)
            request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
            throw await ProblemException.Of(answer, Json, stop).ConfigureAwait(false);
    }
}
