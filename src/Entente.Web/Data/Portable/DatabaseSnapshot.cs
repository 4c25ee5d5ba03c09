using System.Buffers;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Data.Portable;

/// <summary>
/// The whole database as it stood at one instant, while others go on writing: one read transaction, on PostgreSQL REPEATABLE READ. Everything read
/// through it, by rows or by the model, is of that instant. One reader at a time.
/// </summary>
public sealed class DatabaseSnapshot : IDbContextFactory<EntenteDb>, IAsyncDisposable
{
    private readonly HotPath values;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;

    private DatabaseSnapshot(HotPath values, DbConnection connection, DbTransaction transaction) =>
        (this.values, this.connection, this.transaction) = (values, connection, transaction);

    public static async Task<DatabaseSnapshot> Open(DatabaseUrl database, CancellationToken stop)
    {
        var path = new HotPath(database);
        var open = await path.OpenAsync(stop);
        try
        {
            // Deferred: writers are not kept waiting.
            var reading = open is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await open.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            await using var first = open.CreateCommand();
            (first.Transaction, first.CommandText) = (reading, database.IsSqlite ? "SELECT count(*) FROM sqlite_master" : "SELECT 1");
            // The first reading is what fixes the instant.
            await first.ExecuteScalarAsync(stop);
            return new DatabaseSnapshot(path, open, reading);
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    /// <summary>The model over this instant; the reader disposes it before the next reads.</summary>
    public EntenteDb CreateDbContext() => values.Join(transaction);

    /// <summary>Every row of a table, by its key.</summary>
    public IAsyncEnumerable<object?[]> Rows(PortableTable table, CancellationToken stop) => Rows(table, "", [], stop);

    /// <summary>The rows of a table that name an identity, in a column of their own or within a text.</summary>
    public IAsyncEnumerable<object?[]> RowsNaming(PortableTable table, Guid id, IReadOnlyList<string> identities, IReadOnlyList<string> texts, CancellationToken stop)
    {
        var places = identities.Select(column => $"{PortableTable.Quote(column)} = @id").Concat(texts.Select(column => $"{PortableTable.Quote(column)} LIKE @within"));
        return Rows(table, $" WHERE {string.Join(" OR ", places)}", [("id", values.Id(id)), ("within", $"%{id}%")], stop);
    }

    private async IAsyncEnumerable<object?[]> Rows(PortableTable table, string where, (string Name, object Value)[] parameters, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var select = connection.CreateCommand();
        (select.Transaction, select.CommandText, select.CommandTimeout) = (transaction, $"SELECT {table.ColumnList} FROM {table.Target}{where} ORDER BY {table.KeyList}", 0);
        foreach (var (name, value) in parameters)
        {
            var parameter = select.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            select.Parameters.Add(parameter);
        }

        await using var rows = await select.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = rows.IsDBNull(i) ? null : Value(rows, i, table.Columns[i]);
            yield return row;
        }
    }

    /// <summary>What a table holds, to be compared with another.</summary>
    public async Task<TableDigest> Digest(PortableTable table, CancellationToken stop)
    {
        var digest = new TableDigest();
        var line = new ArrayBufferWriter<byte>();
        await foreach (var row in Rows(table, stop))
        {
            line.ResetWrittenCount();
            RowText.Write(line, table, row);
            digest.Add(line.WrittenSpan);
        }

        return digest;
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private object Value(DbDataReader row, int index, PortableColumn column) => column.Kind switch
    {
        ValueKind.Identity => values.Id(row, index),
        ValueKind.Instant => values.Instant(row, index)!.Value,
        ValueKind.Day => row.GetFieldValue<DateOnly>(index),
        ValueKind.Time => row.GetFieldValue<TimeOnly>(index),
        ValueKind.Truth => row.GetBoolean(index),
        ValueKind.Whole => row.GetInt32(index),
        ValueKind.Large => row.GetInt64(index),
        ValueKind.Real => row.GetDouble(index),
        ValueKind.Text => row.GetString(index),
        ValueKind.Json => connection is SqliteConnection ? JsonForm.OfSqlite(row.GetString(index), column) : JsonForm.OfPostgres(row.GetString(index), column),
        ValueKind.Bytes => row.GetFieldValue<byte[]>(index),
        _ => throw new InvalidOperationException($"{column.Kind} is unknown."),
    };
}
