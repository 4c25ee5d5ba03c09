using Npgsql;
using NpgsqlTypes;

namespace Entente.Web.Data.Portable;

/// <summary>Writes by binary COPY, and sets the counters of generated keys behind what was written.</summary>
internal sealed class PostgresRowWriter : RowWriter
{
    private const string Counters = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'";

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private PostgresRowWriter(NpgsqlConnection connection, NpgsqlTransaction transaction) => (this.connection, this.transaction) = (connection, transaction);

    public static async Task<PostgresRowWriter> Open(DatabaseUrl database, CancellationToken stop)
    {
        var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        try
        {
            await open.OpenAsync(stop);
            return new PostgresRowWriter(open, await open.BeginTransactionAsync(stop));
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    public override async Task Write(PortableTable table, IAsyncEnumerable<object?[]> rows, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table.Target} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", stop);
        await foreach (var row in rows.WithCancellation(stop))
        {
            await copy.StartRowAsync(stop);
            for (var i = 0; i < row.Length; i++)
                await Write(copy, table.Columns[i].Kind, row[i], stop);
        }

        await copy.CompleteAsync(stop);
    }

    public override async Task Commit(CancellationToken stop)
    {
        var counters = new List<(string Table, string Column)>();
        await using (var select = new NpgsqlCommand(Counters, connection, transaction))
        await using (var rows = await select.ExecuteReaderAsync(stop))
        {
            while (await rows.ReadAsync(stop))
                counters.Add((rows.GetString(0), rows.GetString(1)));
        }

        foreach (var (table, column) in counters)
        {
            var (of, by) = (PortableTable.Quote(table), PortableTable.Quote(column));
            await using var set = new NpgsqlCommand($"SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max({by}), 1), max({by}) IS NOT NULL) FROM {of}", connection, transaction)
            {
                Parameters = { new NpgsqlParameter { Value = of }, new NpgsqlParameter { Value = column } },
            };
            await set.ExecuteNonQueryAsync(stop);
        }

        await transaction.CommitAsync(stop);
        // Whoever reads it next plans by what is there.
        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync(stop);
    }

    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static Task Write(NpgsqlBinaryImporter copy, ValueKind kind, object? value, CancellationToken stop) => value switch
    {
        null => copy.WriteNullAsync(stop),
        Guid id => copy.WriteAsync(id, NpgsqlDbType.Uuid, stop),
        DateTimeOffset at => copy.WriteAsync(at, NpgsqlDbType.TimestampTz, stop),
        DateOnly day => copy.WriteAsync(day, NpgsqlDbType.Date, stop),
        TimeOnly time => copy.WriteAsync(time, NpgsqlDbType.Time, stop),
        bool truth => copy.WriteAsync(truth, NpgsqlDbType.Boolean, stop),
        int whole => copy.WriteAsync(whole, NpgsqlDbType.Integer, stop),
        long large => copy.WriteAsync(large, NpgsqlDbType.Bigint, stop),
        double real => copy.WriteAsync(real, NpgsqlDbType.Double, stop),
        string text => copy.WriteAsync(text, kind is ValueKind.Json ? NpgsqlDbType.Jsonb : NpgsqlDbType.Text, stop),
        byte[] bytes => copy.WriteAsync(bytes, NpgsqlDbType.Bytea, stop),
        _ => throw new InvalidOperationException($"No column holds {value.GetType().Name}."),
    };
}
