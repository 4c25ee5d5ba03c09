using System.Globalization;
using Entente.Web.Data.Portable;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entente.Web.Data;

/// <summary>What a database says about itself, without changing anything.</summary>
/// <param name="Version">Of the database program.</param>
/// <param name="Clock">What time it has; null where it is this machine's.</param>
/// <param name="Faults">Settings that could lose what was acknowledged: name and value.</param>
/// <param name="Damage">What is wrong inside the file; null where nothing is, or where nobody looked.</param>
/// <param name="LogBytes">The log that SQLite has not written back yet.</param>
/// <param name="Pending">Migrations that this build would make.</param>
/// <param name="Unknown">Migrations that this build does not know: the database is of a later one.</param>
public sealed record DatabaseState(
    string Version, DateTimeOffset? Clock, IReadOnlyList<string> Faults, string? Damage, long LogBytes, IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown)
{
    private static readonly (string Name, string Fine)[] Durable = [("fsync", "on"), ("full_page_writes", "on"), ("server_encoding", "UTF8")];

    public static async Task<DatabaseState> Read(EntenteDb db, DatabaseUrl database, bool thorough, CancellationToken stop)
    {
        var (applied, known) = (await db.Database.GetAppliedMigrationsAsync(stop), db.Database.GetMigrations().ToList());
        var state = database.SqliteFile is { } file ? await OfSqlite(file, thorough, stop) : await OfPostgres(database, stop);
        return state with { Pending = [.. known.Except(applied, StringComparer.Ordinal)], Unknown = [.. MigrationNames.Newer(applied, known)] };
    }

    private static async Task<DatabaseState> OfSqlite(string file, bool thorough, CancellationToken stop)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        string? damage = null;
        if (thorough)
        {
            await using var check = new SqliteCommand("PRAGMA integrity_check(1)", connection) { CommandTimeout = 0 };
            damage = await check.ExecuteScalarAsync(stop) is string said && said != "ok" ? said : null;
        }

        var log = new FileInfo(file + "-wal");
        return new DatabaseState("SQLite " + connection.ServerVersion, null, [], damage, log.Exists ? log.Length : 0, [], []);
    }

    private static async Task<DatabaseState> OfPostgres(DatabaseUrl database, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(stop);
        var faults = new List<string>();
        foreach (var (name, fine) in Durable)
        {
            await using var show = new NpgsqlCommand("SELECT current_setting($1)", connection) { Parameters = { new NpgsqlParameter { Value = name } } };
            if (await show.ExecuteScalarAsync(stop) is string value && value != fine)
                faults.Add($"{name} = {value}");
        }

        await using var commit = new NpgsqlCommand("SELECT current_setting('synchronous_commit')", connection);
        if (await commit.ExecuteScalarAsync(stop) is "off")
            faults.Add("synchronous_commit = off");
        await using var now = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var clock = await now.ExecuteScalarAsync(stop) is DateTime at ? new DateTimeOffset(at.ToUniversalTime()) : (DateTimeOffset?)null;
        return new DatabaseState(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {connection.PostgreSqlVersion}"), clock, faults, null, 0, [], []);
    }
}
