using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Entente.Domain.Integrations;
using Entente.Web.Platform.Outgoing;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>
/// Posts to other people's servers as <see cref="OutgoingHandler"/> lets it, waits seconds, and reads nothing of the answer but its code:
/// what stands inside the company's network cannot be read through it.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly OutgoingRule rule;
    private readonly TimeProvider clock;
    private readonly HttpMessageInvoker http;

    public WebhookClient(WebhookSettings settings, TimeProvider clock)
    {
        (rule, this.clock) = (settings.Rule, clock);
        http = new HttpMessageInvoker(OutgoingHandler.Make(rule));
    }

    public async Task<DeliveryOutcome> Post(string address, IEnumerable<KeyValuePair<string, string>> headers, byte[] body, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        DeliveryOutcome Ended(DeliveryFault? fault, int? status = null) => new(fault, status, (int)clock.GetElapsedTime(began).TotalMilliseconds);
        // What may be reached was decided when the webhook was made; the settings may have become stricter since.
        if (rule.Check(address) is not null)
            return Ended(DeliveryFault.Forbidden);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address)) { Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(EventBody.ContentType) } } };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Entente", typeof(WebhookClient).Assembly.GetName().Version!.ToString(2)));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, limit.Token);
            var status = (int)answer.StatusCode;
            return Ended(status switch { >= 200 and < 300 => null, >= 300 and < 400 => DeliveryFault.Redirected, 410 => DeliveryFault.Gone, _ => DeliveryFault.Refused }, status);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Ended(DeliveryFault.Silent);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return Ended(FaultOf(fault));
        }
    }

    public void Dispose() => http.Dispose();

    private static DeliveryFault FaultOf(Exception fault) => fault switch
    {
        AddressForbiddenException or { InnerException: AddressForbiddenException } => DeliveryFault.Forbidden,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }
            or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } => DeliveryFault.Unknown,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => DeliveryFault.Untrusted,
        _ => DeliveryFault.Away,
    };
}
