using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform.Outgoing;

namespace Entente.Web.Features.Bots;

/// <summary>Calls the platforms, as <see cref="OutgoingHandler"/> lets it. Addresses hold tokens: none stands in an error or a log.</summary>
public sealed class BotClient(BotSettings settings) : IDisposable
{
    /// <summary>A page of a department's members is the longest that anybody answers.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private const int ShownCharacters = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpMessageInvoker http = new(OutgoingHandler.Make(settings.Rule));

    internal async Task<BotReply> Send(Uri at, BotRequest asked, CancellationToken stop)
    {
        var address = new Uri(at, asked.Path);
        // Where we may go was decided when it was entered; the settings may have become stricter since.
        if (settings.Rule.Check(address.GetLeftPart(UriPartial.Path)) is not null)
            return Nobody($"{address.Host} may not be reached");
        using var request = new HttpRequestMessage(asked.Method, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Entente", typeof(BotClient).Assembly.GetName().Version!.ToString(2)));
        if (asked.Bearer is { } bearer)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (asked.Body is { } body)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, limit.Token);
            return await Read(answer, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Nobody($"{address.Host} does not answer");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return Nobody($"{address.Host} cannot be reached ({(fault as HttpRequestException)?.HttpRequestError.ToString() ?? fault.GetType().Name})");
        }
    }

    public void Dispose() => http.Dispose();

    private static BotReply Nobody(string why) => new(null, default, why);

    private static async Task<BotReply> Read(HttpResponseMessage answer, CancellationToken stop)
    {
        var status = (int)answer.StatusCode;
        try
        {
            await answer.Content.LoadIntoBufferAsync(MostBytes, stop);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            // It was answered all the same: the message counts as tried, and no other waits for it.
            return new BotReply(status, default, "The answer is too long.");
        }

        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(stop));
        var after = answer.Headers.RetryAfter?.Delta;
        try
        {
            return new BotReply(status, JsonSerializer.Deserialize<JsonElement>(text), Short(text), after);
        }
        catch (JsonException)
        {
            return new BotReply(status, default, Short(text), after);
        }
    }

    private static string Short(string text) => string.Concat(text.Take(ShownCharacters).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
