using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Entente.Bench;

/// <summary>Durable ratings a second over HTTP at 32 connections, as a ratio to single-row commits by the sqlite3 library with the same durability on the same disk.</summary>
internal static class LoadBench
{
    private const double GoalRatio = 3, GoalLatency = 50;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    /// <summary>Until the code that is hot is compiled as hot: a server runs for weeks.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public static async Task<int> Run(string program)
    {
        using var server = new Server(program);
        await server.Prepare();
        var before = Reference(server.Folder);
        await server.Start();
        var sender = new Sender(server);
        _ = await sender.Send(32, WarmUp, CancellationToken.None);
        var (idle, own) = (server.Worked(), Environment.CpuUsage.TotalTime);
        var acknowledged = await sender.Send(32, Time, CancellationToken.None);
        var (worked, sent) = ((server.Worked() - idle).TotalMicroseconds / acknowledged.Count, (Environment.CpuUsage.TotalTime - own).TotalMicroseconds / acknowledged.Count);
        server.Kill();
        var after = Reference(server.Folder);
        var rate = acknowledged.Count / Time.TotalSeconds;
        var single = (before + after) / 2;
        var latencies = acknowledged.ConvertAll(one => one.Milliseconds).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"single-row commits, sqlite3, WAL, synchronous=FULL: {single:0} a second ({before:0} before, {after:0} after)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"POST /api/v1/ratings, 32 connections: {rate:0} durable a second; p50 {latencies[latencies.Count / 2]:0.0} ms, p99 {latencies[latencies.Count * 99 / 100]:0.0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time a rating: {worked:0} us of the program, {sent:0} us of this sender"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {rate / single:0.00} (goal {GoalRatio:0.00}), p99 goal {GoalLatency:0} ms"));
        var isMet = rate / single >= GoalRatio && latencies[latencies.Count * 99 / 100] < GoalLatency;
        Console.WriteLine(isMet ? "goals met" : "GOAL MISSED");
        return isMet ? 0 : 1;
    }

    /// <summary>The same row into the same table shape, one commit each, for five seconds.</summary>
    private static double Reference(string folder)
    {
        var file = Path.Combine(folder, $"reference-{Guid.NewGuid():N}.db");
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE ratings (id BLOB PRIMARY KEY, link BLOB, rater BLOB, occasion TEXT, scale INTEGER, level INTEGER, day TEXT, at INTEGER, version INTEGER); CREATE UNIQUE INDEX one ON ratings (rater, link, occasion);");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO ratings VALUES (@id, @link, @rater, @occasion, 2, 2, '2026-01-01', 1, 1)";
        var (id, link, rater, occasion) = (insert.Parameters.Add("@id", SqliteType.Blob), insert.Parameters.Add("@link", SqliteType.Blob), insert.Parameters.Add("@rater", SqliteType.Blob), insert.Parameters.Add("@occasion", SqliteType.Text));
        link.Value = Guid.NewGuid().ToByteArray();
        var start = Stopwatch.GetTimestamp();
        var rows = 0;
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5))
        {
            (id.Value, rater.Value, occasion.Value) = (Guid.CreateVersion7().ToByteArray(true), Guid.NewGuid().ToByteArray(), rows.ToString(CultureInfo.InvariantCulture));
            insert.ExecuteNonQuery();
            rows++;
        }

        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
