using System.Net;
using System.Net.Sockets;
using Entente.Domain.Integrations;

namespace Entente.Web.Platform.Outgoing;

/// <summary>
/// How the program reaches other people's servers. Names are looked up here and every address is asked of the rule before a connection
/// is opened, so that a name which leads elsewhere a moment later gains nothing. No redirect is followed, no proxy used, no cookie kept.
/// </summary>
internal static class OutgoingHandler
{
    private const int HeadersInKilobytes = 16;

    public static SocketsHttpHandler Make(OutgoingRule rule) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = (context, stop) => Connect(rule, context, stop),
        MaxResponseHeadersLength = HeadersInKilobytes,
        MaxResponseDrainSize = HeadersInKilobytes * 1024,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    };

    private static async ValueTask<Stream> Connect(OutgoingRule rule, SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, stop);
        var allowed = found.Where(address => rule.Allows(host, address)).ToArray();
        if (allowed.Length == 0)
            throw new AddressForbiddenException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
