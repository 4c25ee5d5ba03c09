using System.Buffers;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Data.Portable;

/// <summary>
/// A database that is filled and proven beside the one whose place it takes, and takes that place at once or not at all. Broken off before, it leaves
/// the old one as it was; what it left behind itself is cleared away by the next that begins.
/// </summary>
public abstract class BesideDatabase : IDbContextFactory<EntenteDb>, IAsyncDisposable
{
    private protected BesideDatabase(DatabaseUrl place, DatabaseUrl url) => (Place, Url) = (place, url);

    /// <summary>Where it is until it is switched in.</summary>
    public DatabaseUrl Url { get; }

    /// <summary>Whose place it takes.</summary>
    public DatabaseUrl Place { get; }

    /// <summary>An empty one without tables. Says so where whoever serves still uses the place.</summary>
    public static async Task<BesideDatabase> Make(DatabaseUrl place, CancellationToken stop) =>
        place.IsSqlite ? SqliteBeside.Begin(place) : await PostgresBeside.Begin(place, stop);

    /// <summary>Whether the place holds anything: a table with a row in it.</summary>
    public abstract Task<bool> IsPlaceTaken(CancellationToken stop);

    /// <summary>Makes the tables as they were after a migration, named without its time; as of this build where it is null.</summary>
    public async Task Migrate(string? migration, CancellationToken stop)
    {
        await using var db = CreateDbContext();
        if (migration is null)
            await db.Database.MigrateAsync(stop);
        else
            await db.Database.MigrateAsync(db.Database.GetMigrations().Single(id => MigrationNames.Of(id) == migration), stop);
    }

    /// <summary>Fills the tables, in this order, all in one transaction; reads them again and proves each to hold what was given. Answers their digests.</summary>
    public async Task<IReadOnlyList<TableDigest>> Fill(IReadOnlyList<PortableTable> tables, Func<PortableTable, IAsyncEnumerable<object?[]>> rows, CancellationToken stop)
    {
        var digests = tables.Select(_ => new TableDigest()).ToList();
        await using (var writer = await OpenWriter(stop))
        {
            foreach (var (table, digest) in tables.Zip(digests))
                await Fill(writer, table, Counted(rows(table), table, digest, stop), stop);
            await writer.Commit(stop);
        }

        await using var written = await DatabaseSnapshot.Open(Url, stop);
        foreach (var (table, digest) in tables.Zip(digests))
        {
            var found = await written.Digest(table, stop);
            if (found.Rows != digest.Rows || found.Value != digest.Value)
                throw new CannotGoOnException($"Table {table.Name} was given {digest.Rows} rows and holds {found.Rows} that are not the same. Nothing was changed: look whether the disk is sound.");
        }

        return digests;
    }

    /// <summary>Takes the place, at once or not at all.</summary>
    public abstract Task Switch(CancellationToken stop);

    public abstract ValueTask DisposeAsync();

    /// <summary>The model over it.</summary>
    public abstract EntenteDb CreateDbContext();

    private protected abstract Task<RowWriter> OpenWriter(CancellationToken stop);

    private protected static CannotGoOnException InUse(string place) =>
        new($"{place} is in use. Stop every program that serves it and run the same again; nothing was changed.");

    private static async Task Fill(RowWriter writer, PortableTable table, IAsyncEnumerable<object?[]> rows, CancellationToken stop)
    {
        try
        {
            await writer.Write(table, rows, stop);
        }
        catch (DbException fault) when (!DatabaseFaults.IsUnwritable(fault))
        {
            throw new CannotGoOnException($"Table {table.Name} cannot be filled, and nothing was changed: {fault.Message}");
        }
    }

    private static async IAsyncEnumerable<object?[]> Counted(IAsyncEnumerable<object?[]> rows, PortableTable table, TableDigest digest, [EnumeratorCancellation] CancellationToken stop)
    {
        var line = new ArrayBufferWriter<byte>();
        await foreach (var row in rows.WithCancellation(stop))
        {
            line.ResetWrittenCount();
            RowText.Write(line, table, row);
            digest.Add(line.WrittenSpan);
            yield return row;
        }
    }
}
