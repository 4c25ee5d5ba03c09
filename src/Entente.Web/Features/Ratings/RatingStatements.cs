using System.Data.Common;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;

namespace Entente.Web.Features.Ratings;

/// <summary>The prepared statements of one writing connection. The only place that writes ratings and tallies.</summary>
internal sealed class RatingStatements(HotPath values, DbConnection connection) : IDisposable
{
    private const string StoredColumns = "id, link_id, rater_id, day, scale, level, cause, comment, recovered_at, withdrawn_at, version, removed_at";

    private static readonly string LinkTallyUpsert =
        $"INSERT INTO link_tallies (link_id, month, {string.Join(", ", TallyDeltas.LinkColumns)}, changes) " +
        $"VALUES (@link, @month, {string.Join(", ", TallyDeltas.LinkColumns.Select((_, i) => $"@n{i}"))}, 1) ON CONFLICT (link_id, month) DO UPDATE SET " +
        string.Join(", ", TallyDeltas.LinkColumns.Select(column => $"{column} = link_tallies.{column} + excluded.{column}")) + ", changes = link_tallies.changes + 1";

    private readonly Dictionary<string, DbCommand> prepared = [];
    private DbTransaction? transaction;

    public DbTransaction Begin() => transaction = connection.BeginTransaction();

    /// <summary>The snapshot's stamp, which nobody raises until this transaction is over: a period is closed before these ratings, or after them.</summary>
    public async Task<long> SnapshotStamp(CancellationToken stop) =>
        await Command("SELECT value FROM stamps WHERE name = @name" + values.ForShare, ("@name", Platform.Stamp.Snapshot)).ExecuteScalarAsync(stop) is { } value
            ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)
            : 0;

    public Task<StoredRating?> Find(Guid rater, Guid link, string occasion, CancellationToken stop) =>
        FindOne($"SELECT {StoredColumns} FROM ratings WHERE rater_id = @rater AND link_id = @link AND occasion = @occasion", stop,
            ("@rater", values.Id(rater)), ("@link", values.Id(link)), ("@occasion", occasion));

    public Task<StoredRating?> Find(Guid id, CancellationToken stop) =>
        FindOne($"SELECT {StoredColumns} FROM ratings WHERE id = @id", stop, ("@id", values.Id(id)));

    /// <summary>The bads of a rater on a link and a day that were not taken back, standing or recovered, the first first.</summary>
    public async Task<IReadOnlyList<StoredRating>> BadsOf(Guid link, Guid rater, DateOnly day, CancellationToken stop)
    {
        var bads = new List<StoredRating>();
        await using var row = await Command(
            $"SELECT {StoredColumns} FROM ratings WHERE rater_id = @rater AND link_id = @link AND day = @day AND withdrawn_at IS NULL AND ((scale = 2 AND level = 1) OR (scale = 5 AND level <= 2)) ORDER BY at, id",
            ("@rater", values.Id(rater)), ("@link", values.Id(link)), ("@day", values.Day(day))).ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            bads.Add(Read(row));
        return bads;
    }

    /// <summary>False where the rater has rated this occasion already: then nothing was inserted. Asking first would cost every rating a second statement.</summary>
    public async Task<bool> TryInsert(Guid id, RatingDraft draft, string occasion, int scale, DateOnly day, CancellationToken stop) =>
        await Command("INSERT INTO ratings (id, link_id, rater_id, occasion, scale, level, day, at, cause, comment, version) VALUES (@id, @link, @rater, @occasion, @scale, @level, @day, @at, @cause, @comment, 1) " +
            "ON CONFLICT (rater_id, link_id, occasion) DO NOTHING",
            ("@id", values.Id(id)), ("@link", values.Id(draft.LinkId)), ("@rater", values.Id(draft.RaterId)), ("@occasion", occasion), ("@scale", scale),
            ("@level", draft.Level), ("@day", values.Day(day)), ("@at", values.Instant(draft.At)), ("@cause", Number(draft.Cause)), ("@comment", Text(draft.Comment))).ExecuteNonQueryAsync(stop) == 1;

    public async Task Replace(StoredRating old, int level, Cause? cause, string? comment, DateTimeOffset? recoveredAt, DateTimeOffset? withdrawnAt, DateTimeOffset now, CancellationToken stop)
    {
        await Write("INSERT INTO rating_revisions (id, rating_id, version, level, cause, comment, recovered_at, replaced_at) VALUES (@id, @rating, @version, @level, @cause, @comment, @recovered, @now)", stop,
            ("@id", values.Id(Guid.CreateVersion7(now))), ("@rating", values.Id(old.Id)), ("@version", old.Version), ("@level", old.Level),
            ("@cause", Number(old.Cause)), ("@comment", Text(old.Comment)), ("@recovered", values.Instant(old.RecoveredAt)), ("@now", values.Instant(now)));
        await Write("UPDATE ratings SET level = @level, cause = @cause, comment = @comment, recovered_at = @recovered, withdrawn_at = @withdrawn, version = version + 1 WHERE id = @id AND version = @version", stop,
            ("@level", level), ("@cause", Number(cause)), ("@comment", Text(comment)), ("@recovered", values.Instant(recoveredAt)),
            ("@withdrawn", values.Instant(withdrawnAt)), ("@id", values.Id(old.Id)), ("@version", old.Version));
    }

    public Task Remove(Guid id, DateTimeOffset now, CancellationToken stop) =>
        Write("UPDATE ratings SET removed_at = @now WHERE id = @id", stop, ("@now", values.Instant(now)), ("@id", values.Id(id)));

    public async Task<StoredSealed?> FindSealed(byte[] tag, CancellationToken stop)
    {
        await using var row = await Command("SELECT id, month, level, cause, comment, version FROM sealed_ratings WHERE tag = @tag", ("@tag", tag)).ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? new StoredSealed(values.Id(row, 0), values.Day(row, 1), row.GetInt32(2), CauseIn(row, 3), TextIn(row, 4), row.GetInt32(5))
            : null;
    }

    /// <summary>A sealed rating by its identity, with the link it belongs to: only whoever sent it knows it.</summary>
    public async Task<(Guid Link, StoredSealed Rating)?> FindSealed(Guid id, CancellationToken stop)
    {
        await using var row = await Command("SELECT id, month, level, cause, comment, version, link_id, envelope FROM sealed_ratings WHERE id = @id", ("@id", values.Id(id))).ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? (values.Id(row, 6), new StoredSealed(values.Id(row, 0), values.Day(row, 1), row.GetInt32(2), CauseIn(row, 3), TextIn(row, 4), row.GetInt32(5)) { Envelope = row.GetFieldValue<byte[]>(7) })
            : null;
    }

    public Task InsertSealed(Guid id, RatingDraft draft, int scale, DateOnly month, byte[] tag, byte[] envelope, CancellationToken stop) =>
        Write("INSERT INTO sealed_ratings (id, link_id, month, scale, level, cause, comment, tag, envelope, version, released_version) VALUES (@id, @link, @month, @scale, @level, @cause, @comment, @tag, @envelope, 1, 0)", stop,
            ("@id", values.Id(id)), ("@link", values.Id(draft.LinkId)), ("@month", values.Day(month)), ("@scale", scale), ("@level", draft.Level),
            ("@cause", Number(draft.Cause)), ("@comment", Text(draft.Comment)), ("@tag", tag), ("@envelope", envelope));

    public async Task ReplaceSealed(StoredSealed old, RatingDraft draft, CancellationToken stop)
    {
        await Write("INSERT INTO sealed_revisions (id, rating_id, version, level, cause, comment) VALUES (@id, @rating, @version, @level, @cause, @comment)", stop,
            ("@id", values.Id(Guid.NewGuid())), ("@rating", values.Id(old.Id)), ("@version", old.Version), ("@level", old.Level), ("@cause", Number(old.Cause)), ("@comment", Text(old.Comment)));
        await Write("UPDATE sealed_ratings SET level = @level, cause = @cause, comment = @comment, version = version + 1 WHERE id = @id AND version = @version", stop,
            ("@level", draft.Level), ("@cause", Number(draft.Cause)), ("@comment", Text(draft.Comment)), ("@id", values.Id(old.Id)), ("@version", old.Version));
    }

    public async Task Write(TallyDeltas deltas, CancellationToken stop)
    {
        foreach (var ((link, day, rater), n) in deltas.Raters)
        {
            await Write("INSERT INTO rater_tallies (link_id, day, rater_id, n1, n2, n3, n4, n5) VALUES (@link, @day, @rater, @n1, @n2, @n3, @n4, @n5) ON CONFLICT (link_id, day, rater_id) DO UPDATE SET " +
                "n1 = rater_tallies.n1 + excluded.n1, n2 = rater_tallies.n2 + excluded.n2, n3 = rater_tallies.n3 + excluded.n3, n4 = rater_tallies.n4 + excluded.n4, n5 = rater_tallies.n5 + excluded.n5", stop,
                ("@link", values.Id(link)), ("@day", values.Day(day)), ("@rater", values.Id(rater)), ("@n1", n[0]), ("@n2", n[1]), ("@n3", n[2]), ("@n4", n[3]), ("@n5", n[4]));
        }

        foreach (var ((link, month), n) in deltas.Links)
            await Write(LinkTallyUpsert, stop, [("@link", values.Id(link)), ("@month", values.Day(month)), .. n.Select((count, i) => ($"@n{i}", (object)count))]);
    }

    /// <summary>Lets no other writer of ratings go on before this transaction ends, and makes stale what others keep that was computed from tallies. On SQLite a writing transaction is alone anyway.</summary>
    public async Task HoldWriters(CancellationToken stop)
    {
        // The stamp before the table, as every writer takes them: the other way round the two wait for each other.
        await Command("UPDATE stamps SET value = value + 1 WHERE name = @name", ("@name", Platform.Stamp.Snapshot)).ExecuteNonQueryAsync(stop);
        if (values.LockRatings is { } sql)
            await Command(sql).ExecuteNonQueryAsync(stop);
    }

    /// <summary>Empties the tallies.</summary>
    public async Task ClearTallies(CancellationToken stop)
    {
        await Command("DELETE FROM rater_tallies").ExecuteNonQueryAsync(stop);
        await Command("DELETE FROM link_tallies").ExecuteNonQueryAsync(stop);
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
    }

    private static object Number(Cause? cause) => cause is { } given ? (int)given : DBNull.Value;

    private static object Text(string? text) => (object?)FreeText.Clean(text) ?? DBNull.Value;

    private static Cause? CauseIn(DbDataReader row, int column) => row.IsDBNull(column) ? null : (Cause)row.GetInt32(column);

    private static string? TextIn(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async Task<StoredRating?> FindOne(string sql, CancellationToken stop, params (string Name, object Value)[] parameters)
    {
        await using var row = await Command(sql, parameters).ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? Read(row) : null;
    }

    private StoredRating Read(DbDataReader row) => new(
        values.Id(row, 0), values.Id(row, 1), values.Id(row, 2), values.Day(row, 3), row.GetInt32(4), row.GetInt32(5),
        CauseIn(row, 6), TextIn(row, 7), values.Instant(row, 8), values.Instant(row, 9), row.GetInt32(10), values.Instant(row, 11));

    private async Task Write(string sql, CancellationToken stop, params (string Name, object Value)[] parameters)
    {
        // One row each: another node that was faster makes this fail, and the batch is tried again item by item.
        if (await Command(sql, parameters).ExecuteNonQueryAsync(stop) != 1)
            throw new LostRaceException();
    }

    private DbCommand Command(string sql, params (string Name, object Value)[] parameters)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            prepared[sql] = command;
        }

        for (var i = 0; i < parameters.Length; i++)
            command.Parameters[i].Value = parameters[i].Value;
        command.Transaction = transaction;
        return command;
    }
}
