using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Entente.Web.Tests.Kit;

/// <summary>The way to the database, which a test can cut, as a server that is started again does to all its connections, and mend.</summary>
public sealed class CutLine : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TcpClient, bool> open = new();
    private readonly int port;
    private TcpListener listener = new(IPAddress.Loopback, 0);
    private Uri target = null!;
    private Task accepting;

    public CutLine()
    {
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept(listener);
    }

    /// <summary>The same database by this way.</summary>
    public string To(string url)
    {
        target = new Uri(url);
        return new UriBuilder(target) { Port = port }.Uri.ToString();
    }

    /// <summary>Breaks every connection and lets no new one through.</summary>
    public async Task Cut()
    {
        listener.Stop();
        await accepting;
        foreach (var connection in open.Keys)
            connection.Close();
        open.Clear();
    }

    public void Mend()
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = Accept(listener);
    }

    public async ValueTask DisposeAsync() => await Cut();

    private async Task Accept(TcpListener at)
    {
        try
        {
            while (true)
                _ = Relay(await at.AcceptTcpClientAsync());
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private async Task Relay(TcpClient near)
    {
        using var far = new TcpClient();
        try
        {
            open[near] = open[far] = true;
            await far.ConnectAsync(target.Host, target.Port);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }

        open.TryRemove(far, out _);
        open.TryRemove(near, out _);
        near.Dispose();
    }
}
