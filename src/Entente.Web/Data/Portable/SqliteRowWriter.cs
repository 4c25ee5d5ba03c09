using System.Data.Common;
using Entente.Web.Platform;
using Microsoft.Data.Sqlite;

namespace Entente.Web.Data.Portable;

/// <summary>Writes into a file that is thrown away where anything goes wrong: without a journal, and made durable once at the end.</summary>
internal sealed class SqliteRowWriter : RowWriter
{
    private readonly HotPath values;
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly string file;

    public SqliteRowWriter(DatabaseUrl database)
    {
        values = new HotPath(database);
        file = database.SqliteFile!;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false, ForeignKeys = false }.ConnectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-64000;";
        pragmas.ExecuteNonQuery();
        transaction = connection.BeginTransaction();
    }

    public override async Task Write(PortableTable table, IAsyncEnumerable<object?[]> rows, CancellationToken stop)
    {
        await using var insert = connection.CreateCommand();
        var names = table.Columns.Select((_, i) => $"@p{i}").ToList();
        (insert.Transaction, insert.CommandText) = (transaction, $"INSERT INTO {table.Target} ({table.ColumnList}) VALUES ({string.Join(", ", names)})");
        var parameters = names.Select(name => insert.Parameters.Add(new SqliteParameter { ParameterName = name })).ToList();
        await foreach (var row in rows.WithCancellation(stop))
        {
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i] switch { null => DBNull.Value, Guid id => values.Id(id), DateTimeOffset at => values.Instant(at), string json when table.Columns[i].Kind is ValueKind.Json => JsonForm.ForSqlite(json, table.Columns[i]), var other => other };
            // A call into a library of this process: waiting for it elsewhere would only cost.
            insert.ExecuteNonQuery();
        }
    }

    public override async Task Commit(CancellationToken stop)
    {
        await using (var check = connection.CreateCommand())
        {
            (check.Transaction, check.CommandText) = (transaction, "PRAGMA foreign_key_check");
            await using DbDataReader broken = await check.ExecuteReaderAsync(stop);
            if (await broken.ReadAsync(stop))
                throw new CannotGoOnException($"A row of table {broken.GetString(0)} refers to a row of {broken.GetString(2)} that is not there; nothing was changed.");
        }

        await transaction.CommitAsync(stop);
        await connection.CloseAsync();
        await using var content = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        content.Flush(flushToDisk: true);
    }

    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
