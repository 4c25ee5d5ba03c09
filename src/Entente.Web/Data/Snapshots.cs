using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Data;

/// <summary>
/// The organisation and the supply chain as they stand, read once and kept while nothing changed. Every reading compares a stamp in
/// the database, so a change is seen at once, also one made by another node.
/// </summary>
public sealed class Snapshots(IDbContextFactory<EntenteDb> databases, HotPath values) : IAsyncDisposable
{
    // Every request compares the stamp: open connections with a prepared statement make that a matter of microseconds.
    private readonly ConcurrentBag<DbCommand> stampReaders = [];

    private Held? held;

    /// <summary>The present snapshot.</summary>
    public async Task<SupplyChain> Read(CancellationToken stop)
    {
        return (await At(await ReadStamp(stop), stop)).Chain;
    }

    /// <summary>The present snapshot and its stamp.</summary>
    public async Task<(SupplyChain Chain, long Stamp)> ReadStamped(CancellationToken stop)
    {
        var now = await At(await ReadStamp(stop), stop);
        return (now.Chain, now.Stamp);
    }

    /// <summary>The snapshot with a stamp that the caller has read in a transaction of its own, or a newer one.</summary>
    public async Task<SupplyChain> Read(long stamp, CancellationToken stop) => (await At(stamp, stop)).Chain;

    private async Task<Held> At(long stamp, CancellationToken stop)
    {
        if (held is { } current && current.Stamp >= stamp)
            return current;
        await using var db = await databases.CreateDbContextAsync(stop);
        // The stamp is read before the facts: a change in between makes the snapshot newer than its stamp, never older.
        var before = await Stamp.Read(db, Stamp.Snapshot, stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var directory = new CompanyDirectory(
            await db.Companies.SingleOrDefaultAsync(stop) ?? Company.Found("Asia/Shanghai", false),
            await db.Units.ToListAsync(stop),
            await db.People.ToListAsync(stop),
            await db.Memberships.ToListAsync(stop),
            await db.ManagerTerms.ToListAsync(stop),
            await db.RoleGrants.ToListAsync(stop),
            await db.ClosedPeriods.ToListAsync(stop));
        var fresh = new Held(new SupplyChain(directory, await db.Services.ToListAsync(stop), await db.Links.ToListAsync(stop)), before);
        if (held is null || held.Stamp <= fresh.Stamp)
            held = fresh;
        return fresh;
    }

    public async ValueTask DisposeAsync()
    {
        while (stampReaders.TryTake(out var reader))
            await CloseAsync(reader);
    }

    private static async Task CloseAsync(DbCommand reader)
    {
        var connection = reader.Connection!;
        await reader.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<long> ReadStamp(CancellationToken stop)
    {
        while (stampReaders.TryTake(out var kept))
        {
            try
            {
                return await ReadStamp(kept, stop);
            }
            catch (DbException)
            {
                // The server was away while this connection lay idle: the others may be as dead, a new one tells.
            }
        }

        var reader = (await values.OpenAsync(stop)).CreateCommand();
        reader.CommandText = $"SELECT value FROM stamps WHERE name = '{Stamp.Snapshot}'";
        return await ReadStamp(reader, stop);
    }

    private async Task<long> ReadStamp(DbCommand reader, CancellationToken stop)
    {
        try
        {
            var stamp = Convert.ToInt64(await reader.ExecuteScalarAsync(stop) ?? 0, CultureInfo.InvariantCulture);
            stampReaders.Add(reader);
            return stamp;
        }
        catch
        {
            await CloseAsync(reader);
            throw;
        }
    }

    private sealed record Held(SupplyChain Chain, long Stamp);
}
