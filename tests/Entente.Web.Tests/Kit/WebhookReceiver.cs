using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Entente.Web.Tests.Kit;

/// <summary>Another company's server on a free port: keeps what is posted to it and answers as a test says.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<Taken> taken = [];
    private readonly WebApplication web;

    private WebhookReceiver(WebApplication web) => this.web = web;

    /// <summary>One request as it came in.</summary>
    public sealed record Taken(IHeaderDictionary Headers, byte[] Body)
    {
        public string Id => Headers["webhook-id"].ToString();

        public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Headers["webhook-timestamp"].ToString(), System.Globalization.CultureInfo.InvariantCulture));

        public IReadOnlyList<string> Signatures => Headers["webhook-signature"].ToString().Split(' ');

        public string Text => System.Text.Encoding.UTF8.GetString(Body);

        public JsonElement Event => JsonSerializer.Deserialize<JsonElement>(Body);

        public string Type => Event.GetProperty("type").GetString()!;
    }

    public Uri Address => new(new Uri(web.Urls.First()), "/entente");

    /// <summary>What came, in order.</summary>
    public IReadOnlyList<Taken> All => [.. taken];

    /// <summary>The code to answer with.</summary>
    public Func<Taken, int> Answer { get; set; } = _ => StatusCodes.Status204NoContent;

    /// <summary>Where the answer sends the sender, with a code of 3xx.</summary>
    public Uri? Elsewhere { get; set; }

    /// <summary>Called when a request is kept and before its sender hears of it.</summary>
    public Func<Task> BeforeItSaysSo { get; set; } = () => Task.CompletedTask;

    public static async Task<WebhookReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver.web.Run(receiver.Take);
        await receiver.web.StartAsync();
        return receiver;
    }

    /// <summary>Settings with which a program may send to this machine.</summary>
    public static void Allow(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ENTENTE_WEBHOOK_LOOPBACK"] = "true" });

    public async ValueTask DisposeAsync() => await web.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var one = new Taken(new HeaderDictionary(http.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)), body.ToArray());
        taken.Enqueue(one);
        await BeforeItSaysSo();
        http.Response.StatusCode = Answer(one);
        if (Elsewhere is { } there)
            http.Response.Headers.Location = there.ToString();
    }
}
