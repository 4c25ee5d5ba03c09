using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Entente.Bench;

/// <summary>Posts ratings over a number of connections, each its own reference, and keeps what was acknowledged.</summary>
internal sealed class Sender(Server server)
{
    private int next;

    public sealed record Acknowledged(Guid Id, string Reference, double Milliseconds);

    private sealed record Created(Guid Id);

    public async Task<List<Acknowledged>> Send(int connections, TimeSpan time, CancellationToken stop)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections };
        using var http = new HttpClient(handler) { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Key);
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => One(http, end, stop), CancellationToken.None)));
        return [.. all.SelectMany(acknowledged => acknowledged)];
    }

    private async Task<List<Acknowledged>> One(HttpClient http, long end, CancellationToken stop)
    {
        var acknowledged = new List<Acknowledged>();
        while (Stopwatch.GetTimestamp() < end && !stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref next);
            var reference = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{number}");
            var start = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await http.PostAsJsonAsync(
                    "/api/v1/ratings", new { service = "service", customer = "customer", rater = Server.RaterAt(number % Server.Raters), value = 1 + (number % 2), reference }, stop);
                if (answer.StatusCode == HttpStatusCode.Created && await answer.Content.ReadFromJsonAsync<Created>(stop) is { } created)
                    acknowledged.Add(new Acknowledged(created.Id, reference, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
                else if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
            {
                // The server was killed: what was not answered was not promised.
                return acknowledged;
            }
        }

        return acknowledged;
    }
}
