using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Entente.Web.Tests.Kit;

/// <summary>A real mail server on a free port: speaks SMTP over TCP, keeps what it takes, and refuses what a test tells it to.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Taken> taken = [];
    private readonly ConcurrentQueue<string> lines = [];
    private readonly CancellationTokenSource ended = new();
    private readonly List<Task> talks = [];
    private TcpListener listener = new(IPAddress.Loopback, 0);
    private Task accepting;

    public MailServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept();
    }

    /// <summary>A mail as it came in, with the addresses of its envelope.</summary>
    public sealed record Taken(MimeMessage Mail, string From, IReadOnlyList<string> To)
    {
        public string Body => Mail.TextBody ?? "";
    }

    public int Port { get; }

    /// <summary>What the server took, in order.</summary>
    public IReadOnlyList<Taken> All => [.. taken];

    /// <summary>Every line that a sender wrote outside the mails themselves.</summary>
    public IReadOnlyList<string> Said => [.. lines];

    /// <summary>Answers a command in its own way, such as <c>550 no such person</c>; null for the usual answer.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Called when a mail is kept and before its sender hears of it.</summary>
    public Func<Task> BeforeItSaysSo { get; set; } = () => Task.CompletedTask;

    /// <summary>Settings with which a program sends by this server.</summary>
    public void Use(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ENTENTE_MAIL_HOST"] = "127.0.0.1",
        ["ENTENTE_MAIL_PORT"] = $"{Port}",
        ["ENTENTE_MAIL_TLS"] = "none",
        ["ENTENTE_MAIL_FROM"] = "Entente <entente@repair.example>",
        ["ENTENTE_ADDRESS"] = "https://entente.repair.example/",
    });

    /// <summary>Hangs up on everybody and listens no more, until <see cref="ComeBack"/>.</summary>
    public async Task GoAway()
    {
        listener.Stop();
        await accepting;
    }

    public void ComeBack()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        accepting = Accept();
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(talks);
        ended.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                talks.Add(Talk(await listener.AcceptTcpClientAsync(ended.Token)));
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Gone away.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 repair.example".AsMemory(), ended.Token);
            var (from, to) = ("", new List<string>());
            while (await reader.ReadLineAsync(ended.Token) is { } line)
            {
                lines.Enqueue(line);
                var own = Answer(line);
                if (own is null && line.StartsWith("MAIL FROM:", StringComparison.OrdinalIgnoreCase))
                    (from, to) = (line[10..], []);
                if (own is null && line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
                    to.Add(line[8..]);
                if (own is null && line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on".AsMemory(), ended.Token);
                    await Keep(reader, from, to);
                }

                await writer.WriteLineAsync((own ?? Usual(line)).AsMemory(), ended.Token);
                if (line == "QUIT")
                    return;
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException)
        {
            // The sender hung up, or the test is over.
        }
    }

    private async Task Keep(StreamReader reader, string from, List<string> to)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync(ended.Token) is { } line && line != ".")
            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content.ToString()));
        taken.Enqueue(new Taken(await MimeMessage.LoadAsync(stream, ended.Token), from, [.. to]));
        await BeforeItSaysSo();
    }

    private static string Usual(string line) => line.Split(' ')[0].ToUpperInvariant() switch
    {
        "EHLO" => "250-repair.example\r\n250-8BITMIME\r\n250 SMTPUTF8",
        "QUIT" => "221 good bye",
        _ => "250 ok",
    };
}
