using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entente.Web.Data.Portable;

/// <summary>A schema beside the schema of the program; in one transaction the old tables go and the new ones take their place.</summary>
internal sealed class PostgresBeside : BesideDatabase
{
    /// <summary>Where it is filled.</summary>
    public const string Schema = "entente_beside";

    /// <summary>Any number, as long as it is always this one: two that restore into one database take turns.</summary>
    private const long Lock = 0x656E74656E746501;

    private const string TablesOf = "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1";

    /// <summary>Parts of a table that is divided stay where they are when it moves.</summary>
    private const string MovedOf = "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') ORDER BY 1";

    private readonly NpgsqlConnection connection;
    private readonly string home;

    private PostgresBeside(DatabaseUrl place, DatabaseUrl url, NpgsqlConnection connection, string home)
        : base(place, url) => (this.connection, this.home) = (connection, home);

    public static async Task<PostgresBeside> Begin(DatabaseUrl place, CancellationToken stop)
    {
        var mine = new NpgsqlConnectionStringBuilder(place.ConnectionString) { ApplicationName = "entente restore", Pooling = false, CommandTimeout = 0 };
        var open = new NpgsqlConnection(mine.ConnectionString);
        try
        {
            await open.OpenAsync(stop);
            await using var lockOne = new NpgsqlCommand("SELECT pg_try_advisory_lock($1), current_schema()", open) { Parameters = { new NpgsqlParameter { Value = Lock } } };
            string? schema;
            await using (var row = await lockOne.ExecuteReaderAsync(stop))
            {
                await row.ReadAsync(stop);
                if (!row.GetBoolean(0))
                    throw InUse(place.Shown);
                schema = row.IsDBNull(1) ? null : row.GetString(1);
            }

            if (schema is null)
                throw new CannotGoOnException($"{place.Shown} has no schema that this user may write to. Give it one: CREATE SCHEMA public.");
            var url = place with { ConnectionString = new NpgsqlConnectionStringBuilder(mine.ConnectionString) { SearchPath = Schema }.ConnectionString };
            var made = new PostgresBeside(place, url, open, schema);
            await made.RefuseWhileServed(null, stop);
            await made.Execute($"DROP SCHEMA IF EXISTS {Schema} CASCADE; CREATE SCHEMA {Schema}", null, stop);
            return made;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    public override async Task<bool> IsPlaceTaken(CancellationToken stop)
    {
        foreach (var table in await Tables(TablesOf, home, null, stop))
        {
            if (table.StartsWith("__EF", StringComparison.Ordinal))
                continue;
            await using var any = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM {In(home, table)})", connection);
            if (await any.ExecuteScalarAsync(stop) is true)
                return true;
        }

        return false;
    }

    public override async Task Switch(CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await RefuseWhileServed(transaction, stop);
        var (old, coming) = (await Tables(TablesOf, home, transaction, stop), await Tables(MovedOf, Schema, transaction, stop));
        if (old.Except(coming, StringComparer.Ordinal).ToList() is [_, ..] others)
            throw new CannotGoOnException($"{Place.Shown} holds tables that are not of this program or of a later one ({string.Join(", ", others)}). Give Entente a database of its own; nothing was changed.");
        // Whoever came in between ends this, rather than being waited for with everything locked.
        await Execute("SET LOCAL lock_timeout = '10s'", transaction, stop);
        if (old.Count > 0)
            await Execute($"DROP TABLE {string.Join(", ", old.Select(table => In(home, table)))}", transaction, stop);
        foreach (var table in coming)
            await Execute($"ALTER TABLE {In(Schema, table)} SET SCHEMA {PortableTable.Quote(home)}", transaction, stop);
        await Execute($"DROP SCHEMA {Schema}", transaction, stop);
        await transaction.CommitAsync(stop);
    }

    public override EntenteDb CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        DataFeature.UsePostgres(options, Url.ConnectionString);
        return new PostgresDb(options.Options);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (connection.State is System.Data.ConnectionState.Open)
                await Execute($"DROP SCHEMA IF EXISTS {Schema} CASCADE", null, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The server went away; the next restore clears it.
        }

        await connection.DisposeAsync();
    }

    private protected override async Task<RowWriter> OpenWriter(CancellationToken stop) => await PostgresRowWriter.Open(Url, stop);

    private async Task RefuseWhileServed(NpgsqlTransaction? transaction, CancellationToken stop)
    {
        await using var others = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1", connection, transaction)
        {
            Parameters = { new NpgsqlParameter { Value = new NpgsqlConnectionStringBuilder(Place.ConnectionString).ApplicationName ?? "" } },
        };
        if (await others.ExecuteScalarAsync(stop) is > 0L)
            throw InUse(Place.Shown);
    }

    private async Task<List<string>> Tables(string question, string schema, NpgsqlTransaction? transaction, CancellationToken stop)
    {
        await using var select = new NpgsqlCommand(question, connection, transaction) { Parameters = { new NpgsqlParameter { Value = schema } } };
        await using var rows = await select.ExecuteReaderAsync(stop);
        var tables = new List<string>();
        while (await rows.ReadAsync(stop))
            tables.Add(rows.GetString(0));
        return tables;
    }

    private async Task Execute(string sql, NpgsqlTransaction? transaction, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static string In(string schema, string table) => $"{PortableTable.Quote(schema)}.{PortableTable.Quote(table)}";
}
