using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Entente.Bench;

/// <summary>Posts ratings as a careful system does: what was not answered is sent again under the same key until it is.</summary>
internal static class PatientSender
{
    private const int Connections = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private sealed class Counts
    {
        public int Again;
        public int Refused;
        public int Broken;
    }

    /// <summary>Sends for a number of seconds, writes what was acknowledged to a file, a reference and an id a line, and tells how it went.</summary>
    public static async Task<int> Run(Uri address, string[] keys, int seconds, string file)
    {
        var acknowledged = new ConcurrentQueue<(string Reference, Guid Id, double At)>();
        var counts = new Counts();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(worker => Task.Run(async () =>
        {
            using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys[worker % keys.Length]);
            for (var i = worker; watch.Elapsed.TotalSeconds < seconds; i += Connections)
            {
                var reference = string.Create(CultureInfo.InvariantCulture, $"patient-{i}");
                acknowledged.Enqueue((reference, await Send(http, i, reference, counts), watch.Elapsed.TotalSeconds));
                await Task.Delay(5);
            }
        })));
        await File.WriteAllLinesAsync(file, acknowledged.Select(one => $"{one.Reference}\t{one.Id}"));
        var times = acknowledged.Select(one => one.At).Order().ToList();
        var silence = times.Zip(times.Skip(1), (before, after) => after - before).DefaultIfEmpty(0).Max();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Count} ratings by {Connections} senders in {watch.Elapsed.TotalSeconds:0} s; sent again {counts.Again} times ({counts.Refused} told to come back, {counts.Broken} broken off); longest silence {silence:0.0} s"));
        return times.Count > 0 ? 0 : 1;
    }

    private static async Task<Guid> Send(HttpClient http, int number, string reference, Counts counts)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/ratings", UriKind.Relative)) { Content = new StringContent(Seed.Rating(number, reference), Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", reference);
            try
            {
                using var answer = await http.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode is HttpStatusCode.Created)
                    return JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid();
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests))
                    throw new InvalidOperationException($"{(int)answer.StatusCode} to {reference}: {text}");
                Interlocked.Increment(ref counts.Refused);
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref counts.Broken);
            }

            Interlocked.Increment(ref counts.Again);
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException($"{reference} was not taken within {Patience.TotalSeconds:0} s.");
            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }
    }
}
