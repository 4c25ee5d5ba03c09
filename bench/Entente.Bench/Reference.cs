using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Entente.Bench;

/// <summary>What the sqlite3 library does by itself, for five seconds each, with the durability of the program.</summary>
internal static class Reference
{
    /// <summary>About as many as share a commit at 32 connections: while one half is written the other half sends.</summary>
    public const int Shared = 16;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    /// <summary>Rows a second, one commit each, into a table of the shape of ratings.</summary>
    public static double SingleCommits(string folder)
    {
        using var connection = Open(Path.Combine(folder, $"reference-{Guid.NewGuid():N}.db"));
        Execute(connection, "CREATE TABLE ratings (id BLOB PRIMARY KEY, link BLOB, rater BLOB, occasion TEXT, scale INTEGER, level INTEGER, day TEXT, at INTEGER, version INTEGER); CREATE UNIQUE INDEX one ON ratings (rater, link, occasion);");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO ratings VALUES (@id, @link, @rater, @occasion, 2, 2, '2026-01-01', 1, 1)";
        var (id, link, rater, occasion) = (insert.Parameters.Add("@id", SqliteType.Blob), insert.Parameters.Add("@link", SqliteType.Blob), insert.Parameters.Add("@rater", SqliteType.Blob), insert.Parameters.Add("@occasion", SqliteType.Text));
        link.Value = Guid.NewGuid().ToByteArray();
        var start = Stopwatch.GetTimestamp();
        var rows = 0;
        while (Stopwatch.GetElapsedTime(start) < Time)
        {
            (id.Value, rater.Value, occasion.Value) = (Guid.CreateVersion7().ToByteArray(true), Guid.NewGuid().ToByteArray(), rows.ToString(CultureInfo.InvariantCulture));
            insert.ExecuteNonQuery();
            rows++;
        }

        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Microseconds of the processors for the rows of one rating in the tables of the program itself, <see cref="Shared"/> ratings a commit.</summary>
    public static double SharedCommits(string folder)
    {
        using var connection = Open(Path.Combine(folder, "entente.db"));
        Execute(connection, "PRAGMA foreign_keys=ON");
        var (link, raters) = Known(connection);
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO ratings (id, link_id, rater_id, occasion, scale, level, day, at, version) VALUES (@id, @link, @rater, @occasion, 2, 2, '2026-01-01', 1, 1) ON CONFLICT (rater_id, link_id, occasion) DO NOTHING";
        var (id, rater, occasion) = (insert.Parameters.Add("@id", SqliteType.Blob), insert.Parameters.Add("@rater", SqliteType.Blob), insert.Parameters.Add("@occasion", SqliteType.Text));
        insert.Parameters.AddWithValue("@link", link);
        using var tally = connection.CreateCommand();
        tally.CommandText = "INSERT INTO rater_tallies (link_id, day, rater_id, n1, n2, n3, n4, n5) VALUES (@link, '2026-01-01', @rater, 0, 1, 0, 0, 0) ON CONFLICT (link_id, day, rater_id) DO UPDATE SET n2 = rater_tallies.n2 + 1";
        var counted = tally.Parameters.Add("@rater", SqliteType.Blob);
        tally.Parameters.AddWithValue("@link", link);
        var (start, own) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var rows = 0;
        while (Stopwatch.GetElapsedTime(start) < Time)
        {
            using var transaction = connection.BeginTransaction();
            (insert.Transaction, tally.Transaction) = (transaction, transaction);
            for (var i = 0; i < Shared; i++, rows++)
            {
                (id.Value, rater.Value, occasion.Value) = (Guid.CreateVersion7().ToByteArray(true), raters[rows % raters.Count], string.Create(CultureInfo.InvariantCulture, $"shared-{rows}"));
                insert.ExecuteNonQuery();
                counted.Value = rater.Value;
                tally.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return (Environment.CpuUsage.TotalTime - own).TotalMicroseconds / rows;
    }

    private static (byte[] Link, List<byte[]> Raters) Known(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT link_id, rater_id FROM ratings WHERE occasion LIKE 'seed-%'";
        using var rows = select.ExecuteReader();
        var (link, raters) = (Array.Empty<byte>(), new List<byte[]>());
        while (rows.Read())
        {
            link = rows.GetFieldValue<byte[]>(0);
            raters.Add(rows.GetFieldValue<byte[]>(1));
        }

        return (link, raters);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
