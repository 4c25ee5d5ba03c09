using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Entente.Bench;

/// <summary>Posts ratings over a number of connections, each its own reference, and keeps what was acknowledged.</summary>
internal sealed class Sender(Uri address, IReadOnlyList<string> keys)
{
    private int next;
    private int answered;

    /// <summary>How many were acknowledged so far, over all connections.</summary>
    public int Answered => Volatile.Read(ref answered);

    public sealed record Acknowledged(Guid Id, string Reference, double Milliseconds);

    public async Task<List<Acknowledged>> Send(int connections, TimeSpan time, CancellationToken stop)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(() => One(keys[i % keys.Count], end, stop), CancellationToken.None)));
        return [.. all.SelectMany(acknowledged => acknowledged)];
    }

    private async Task<List<Acknowledged>> One(string key, long end, CancellationToken stop)
    {
        var acknowledged = new List<Acknowledged>();
        using var connection = new RawConnection(address, key);
        while (Stopwatch.GetTimestamp() < end && !stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref next);
            var reference = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{number}");
            var body = Seed.Rating(number, reference);
            var start = Stopwatch.GetTimestamp();
            try
            {
                var (status, answer) = await connection.Post(body, stop);
                if (status == 201)
                {
                    acknowledged.Add(new Acknowledged(IdIn(answer), reference, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
                    Interlocked.Increment(ref answered);
                }
                else if (status != 503)
                    throw new InvalidOperationException(answer);
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or IOException)
            {
                // The server was killed: what was not answered was not promised.
                return acknowledged;
            }
        }

        return acknowledged;
    }

    private static Guid IdIn(string answer)
    {
        const string Name = "\"id\":\"";
        return Guid.Parse(answer.AsSpan(answer.IndexOf(Name, StringComparison.Ordinal) + Name.Length, 36));
    }
}
