using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entente.Web.Data;

/// <summary>Plain connections for the few places where EF's change tracking costs too much, and values in the form each database keeps them.</summary>
public sealed class HotPath(DatabaseUrl database)
{
    /// <summary>What makes other writers of ratings wait for this transaction; null where they do so by themselves.</summary>
    public string? LockRatings => database.IsSqlite ? null : "LOCK TABLE ratings IN EXCLUSIVE MODE";

    /// <summary>True where a question is a call into a library of this process, which no asynchrony makes shorter.</summary>
    public bool AnswersAtOnce => database.IsSqlite;

    /// <summary>An open connection to a file, set up like EF's.</summary>
    public DbConnection Open()
    {
        var connection = new SqliteConnection(database.ConnectionString);
        try
        {
            connection.Open();
            SqlitePragmas.Apply(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>An open connection, set up like EF's.</summary>
    public Task<DbConnection> OpenAsync(CancellationToken stop) => database.IsSqlite ? Task.FromResult(Open()) : OpenAsync(database.ConnectionString, stop);

    /// <summary>An open connection that records for as long as the program runs.</summary>
    public async Task<DbConnection> OpenWriterAsync(CancellationToken stop)
    {
        if (!database.IsSqlite)
            return await OpenAsync(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 }.ConnectionString, stop);
        var connection = Open();
        SqlitePragmas.ApplyForWriter(connection);
        return connection;
    }

    private static async Task<DbConnection> OpenAsync(string postgres, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(postgres);
        try
        {
            await connection.OpenAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The model within a transaction of this path, for what is rare there and has rules of its own.</summary>
    public async Task<EntenteDb> JoinAsync(DbTransaction transaction, CancellationToken stop)
    {
        var db = Over(transaction.Connection!);
        await db.Database.UseTransactionAsync(transaction, stop);
        return db;
    }

    /// <summary>The same for whoever cannot wait.</summary>
    public EntenteDb Join(DbTransaction transaction)
    {
        var db = Over(transaction.Connection!);
        db.Database.UseTransaction(transaction);
        return db;
    }

    /// <summary>Gives a command its parameters, made at the first time and given other values afterwards.</summary>
    public static void Set(DbCommand command, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (command.Parameters.Count == i)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = parameters[i].Name;
                command.Parameters.Add(parameter);
            }

            command.Parameters[i].Value = parameters[i].Value;
        }
    }

    /// <summary>
    /// Ends a SELECT whose row must not change before this transaction is over. SQLite needs nothing: there a writing transaction is alone.
    /// </summary>
    public string ForShare => database.IsSqlite ? "" : " FOR SHARE";

    /// <summary>An identity as a parameter.</summary>
    public object Id(Guid id) => database.IsSqlite ? id.ToByteArray(true) : id;

    /// <summary>An instant as a parameter.</summary>
    public object Instant(DateTimeOffset? instant) =>
        instant is not { } at ? DBNull.Value : database.IsSqlite ? at.UtcTicks : at.ToUniversalTime();

    /// <summary>A day as a parameter.</summary>
    public object Day(DateOnly day) => database.IsSqlite ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day;

    /// <summary>An identity in a result.</summary>
    public Guid Id(DbDataReader row, int column) => database.IsSqlite ? new Guid(row.GetFieldValue<byte[]>(column), true) : row.GetGuid(column);

    /// <summary>An instant in a result.</summary>
    public DateTimeOffset? Instant(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null
        : database.IsSqlite ? new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero)
        : row.GetFieldValue<DateTimeOffset>(column);

    /// <summary>A day in a result.</summary>
    public DateOnly Day(DbDataReader row, int column) =>
        database.IsSqlite ? DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture) : row.GetFieldValue<DateOnly>(column);

    private EntenteDb Over(DbConnection open) => database.IsSqlite
        ? new SqliteDb(DataFeature.Sqlite(new DbContextOptionsBuilder<SqliteDb>(), open).Options)
        : new PostgresDb(DataFeature.Postgres(new DbContextOptionsBuilder<PostgresDb>(), open).Options);
}
