using System.Data.Common;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;

namespace Entente.Web.Features.Ratings;

/// <summary>The prepared statements of one writing connection. The only place that writes ratings and tallies.</summary>
internal sealed class RatingStatements(HotPath values, DbConnection connection) : IDisposable
{
    private const string StoredColumns = "id, link_id, rater_id, day, scale, level, cause, comment, recovered_at, withdrawn_at, version, removed_at";
    private const string NewColumns = "id, link_id, rater_id, occasion, scale, level, day, at, cause, comment, version, recorded_at";
    private const string SelectStamps = "SELECT name, value FROM stamps WHERE name IN (@snapshot, @attested)";

    /// <summary>Many rows, each parameter an array; PostgreSQL alone knows it.</summary>
    private const string InsertAll =
        $"INSERT INTO ratings ({NewColumns}) SELECT *, 1, @now FROM unnest(@id, @link, @rater, @occasion, @scale, @level, @day, @at, @cause, @comment) ON CONFLICT (rater_id, link_id, occasion) DO NOTHING RETURNING id";

    private static readonly (string Name, object Value)[] NameStamps = [("@snapshot", Platform.Stamp.Snapshot), ("@attested", Platform.Stamp.Attested)];

    private static readonly TallyUpsert RaterTally = new("rater_tallies", ["link_id", "day", "rater_id"], ["n1", "n2", "n3", "n4", "n5"]);
    private static readonly TallyUpsert LinkTally = new("link_tallies", ["link_id", "month"], [.. TallyDeltas.LinkColumns, "changes"]);

    private readonly Dictionary<string, DbCommand> prepared = [];
    private DbTransaction? transaction;

    public DbTransaction Begin() => transaction = connection.BeginTransaction();

    /// <summary>
    /// The snapshot's stamp and up to when ratings are attested, which nobody raises until this transaction is over: a period is closed before these ratings, or after them,
    /// and the audit chain takes them in with all others of their time, or with later ones.
    /// </summary>
    public async Task<(long Snapshot, long Attested)> Stamps(CancellationToken stop)
    {
        await using var row = await Command(SelectStamps + values.ForShare, NameStamps).ExecuteReaderAsync(stop);
        return await ReadStamps(row, stop);
    }

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

    /// <summary>
    /// Writes each whose rater has not rated its occasion yet, and says which were written: asking first would cost every rating a second statement.
    /// A database that is another process is asked once for all.
    /// </summary>
    public async Task<IReadOnlySet<Guid>> Insert(IReadOnlyList<NewRating> ratings, DateTimeOffset now, CancellationToken stop)
    {
        var written = new HashSet<Guid>(ratings.Count);
        if (!values.AnswersAtOnce && ratings.Count > 0)
        {
            await ReadIds(written, Command(InsertAll, Columns(ratings, now)), stop);
            return written;
        }

        foreach (var (id, draft, occasion, scale, day) in ratings)
        {
            if (await Command(
                $"INSERT INTO ratings ({NewColumns}) VALUES (@id, @link, @rater, @occasion, @scale, @level, @day, @at, @cause, @comment, 1, @now) ON CONFLICT (rater_id, link_id, occasion) DO NOTHING",
                ("@id", values.Id(id)), ("@link", values.Id(draft.LinkId)), ("@rater", values.Id(draft.RaterId)), ("@occasion", occasion), ("@scale", scale),
                ("@level", draft.Level), ("@day", values.Day(day)), ("@at", values.Instant(draft.At)), ("@cause", Number(draft.Cause)), ("@comment", Text(draft.Comment)), ("@now", values.Instant(now))).ExecuteNonQueryAsync(stop) == 1)
                written.Add(id);
        }

        return written;
    }

    /// <summary>
    /// The stamps and <see cref="Insert"/>, on one way to a database that is another process and back. Nobody has looked at the stamps before the ratings are written: where they are not
    /// those that were expected, the transaction is rolled back.
    /// </summary>
    public async Task<((long Snapshot, long Attested) Stamps, IReadOnlySet<Guid> Written)> StampsAndInsert(IReadOnlyList<NewRating> ratings, DateTimeOffset now, CancellationToken stop)
    {
        await using var all = connection.CreateBatch();
        all.Transaction = transaction;
        Add(all, SelectStamps + values.ForShare, NameStamps);
        Add(all, InsertAll, Columns(ratings, now));
        await using var row = await all.ExecuteReaderAsync(stop);
        var stamps = await ReadStamps(row, stop);
        await row.NextResultAsync(stop);
        var written = new HashSet<Guid>(ratings.Count);
        await ReadIds(written, row, stop);
        return (stamps, written);
    }

    /// <summary>Which of these identities a rating has already, open or sealed.</summary>
    public async Task<IReadOnlySet<Guid>> Known(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var known = new HashSet<Guid>();
        if (!values.AnswersAtOnce && ids.Count > 0)
        {
            await ReadIds(known, Command("SELECT id FROM ratings WHERE id = ANY(@id) UNION ALL SELECT id FROM sealed_ratings WHERE id = ANY(@id)", ("@id", All(ids, id => id))), stop);
            return known;
        }

        foreach (var id in ids)
            await ReadIds(known, Command("SELECT id FROM ratings WHERE id = @id UNION ALL SELECT id FROM sealed_ratings WHERE id = @id", ("@id", values.Id(id))), stop);
        return known;
    }

    public async Task Replace(StoredRating old, int level, Cause? cause, string? comment, DateTimeOffset? recoveredAt, DateTimeOffset? withdrawnAt, DateTimeOffset now, CancellationToken stop)
    {
        await Write("INSERT INTO rating_revisions (id, rating_id, version, level, cause, comment, recovered_at, withdrawn_at, replaced_at) VALUES (@id, @rating, @version, @level, @cause, @comment, @recovered, @withdrawn, @now)", stop,
            ("@id", values.Id(Guid.CreateVersion7(now))), ("@rating", values.Id(old.Id)), ("@version", old.Version), ("@level", old.Level),
            ("@cause", Number(old.Cause)), ("@comment", Text(old.Comment)), ("@recovered", values.Instant(old.RecoveredAt)), ("@withdrawn", values.Instant(old.WithdrawnAt)), ("@now", values.Instant(now)));
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
        var (raters, links) = (deltas.Raters.ToList(), deltas.Links.Select(delta => KeyValuePair.Create(delta.Key, (int[])[.. delta.Value, 1])).ToList());
        if (values.AnswersAtOnce)
        {
            foreach (var ((link, day, rater), counts) in raters)
                await Write(RaterTally.Row, 1, stop, [("@link_id", values.Id(link)), ("@day", values.Day(day)), ("@rater_id", values.Id(rater)), .. RaterTally.Each(i => counts[i])]);
            foreach (var ((link, month), counts) in links)
                await Write(LinkTally.Row, 1, stop, [("@link_id", values.Id(link)), ("@month", values.Day(month)), .. LinkTally.Each(i => counts[i])]);
            return;
        }

        if (raters.Count == 0 && links.Count == 0)
            return;
        // Both on one way there and back.
        await using var both = connection.CreateBatch();
        both.Transaction = transaction;
        Add(both, RaterTally.Rows, [("@link_id", All(raters, row => row.Key.Link)), ("@day", All(raters, row => row.Key.Day)), ("@rater_id", All(raters, row => row.Key.Rater)), .. RaterTally.Each(i => All(raters, row => row.Value[i]))]);
        Add(both, LinkTally.Rows, [("@link_id", All(links, row => row.Key.Link)), ("@month", All(links, row => row.Key.Month)), .. LinkTally.Each(i => All(links, row => row.Value[i]))]);
        if (await both.ExecuteNonQueryAsync(stop) != raters.Count + links.Count)
            throw new LostRaceException();
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

    private (string Name, object Value)[] Columns(IReadOnlyList<NewRating> ratings, DateTimeOffset now) =>
    [
        ("@id", All(ratings, one => one.Id)), ("@link", All(ratings, one => one.Draft.LinkId)), ("@rater", All(ratings, one => one.Draft.RaterId)), ("@occasion", All(ratings, one => one.Occasion)),
        ("@scale", All(ratings, one => one.Scale)), ("@level", All(ratings, one => one.Draft.Level)), ("@day", All(ratings, one => one.Day)), ("@at", All(ratings, one => one.Draft.At.ToUniversalTime())),
        ("@cause", All(ratings, one => (int?)one.Draft.Cause)), ("@comment", All(ratings, one => FreeText.Clean(one.Draft.Comment))), ("@now", values.Instant(now)),
    ];

    private static async Task<(long Snapshot, long Attested)> ReadStamps(DbDataReader row, CancellationToken stop)
    {
        var (snapshot, attested) = (0L, 0L);
        while (await row.ReadAsync(stop))
            (snapshot, attested) = row.GetString(0) is Platform.Stamp.Snapshot ? (row.GetInt64(1), attested) : (snapshot, row.GetInt64(1));
        return (snapshot, attested);
    }

    private static void Add(DbBatch batch, string sql, IReadOnlyList<(string Name, object Value)> parameters)
    {
        var one = batch.CreateBatchCommand();
        one.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = one.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            one.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(one);
    }

    private static object Number(Cause? cause) => cause is { } given ? (int)given : DBNull.Value;

    private static object Text(string? text) => (object?)FreeText.Clean(text) ?? DBNull.Value;

    /// <summary>One column of many rows as a parameter.</summary>
    private static T[] All<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> column)
    {
        var all = new T[rows.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = column(rows[i]);
        return all;
    }

    private async Task ReadIds(HashSet<Guid> ids, DbCommand command, CancellationToken stop)
    {
        await using var row = await command.ExecuteReaderAsync(stop);
        await ReadIds(ids, row, stop);
    }

    private async Task ReadIds(HashSet<Guid> ids, DbDataReader row, CancellationToken stop)
    {
        while (await row.ReadAsync(stop))
            ids.Add(values.Id(row, 0));
    }

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

    private Task Write(string sql, CancellationToken stop, params (string Name, object Value)[] parameters) => Write(sql, 1, stop, parameters);

    private async Task Write(string sql, int rows, CancellationToken stop, params (string Name, object Value)[] parameters)
    {
        // Fewer rows than that: another node was faster, and the batch is tried again item by item.
        if (await Command(sql, parameters).ExecuteNonQueryAsync(stop) != rows)
            throw new LostRaceException();
    }

    private DbCommand Command(string sql, params (string Name, object Value)[] parameters)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            prepared[sql] = command;
        }

        HotPath.Set(command, parameters);
        command.Transaction = transaction;
        return command;
    }
}
