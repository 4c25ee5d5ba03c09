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
    private readonly StampReader stamps = new(values, Stamp.Snapshot);
    private readonly SemaphoreSlim loading = new(1);

    private Held? held;

    /// <summary>The present snapshot.</summary>
    public async Task<SupplyChain> Read(CancellationToken stop)
    {
        return (await At(await stamps.Read(stop), stop)).Chain;
    }

    /// <summary>The snapshot that was read last, with its stamp: whether it still holds is for the caller to ask. Null where none was read yet.</summary>
    public (SupplyChain Chain, long Stamp)? Latest => held is { } last ? (last.Chain, last.Stamp) : null;

    /// <summary>The present snapshot and its stamp.</summary>
    public async Task<(SupplyChain Chain, long Stamp)> ReadStamped(CancellationToken stop)
    {
        var now = await At(await stamps.Read(stop), stop);
        return (now.Chain, now.Stamp);
    }

    /// <summary>The snapshot with a stamp that the caller has read in a transaction of its own, or a newer one.</summary>
    public async Task<SupplyChain> Read(long stamp, CancellationToken stop) => (await At(stamp, stop)).Chain;

    private async Task<Held> At(long stamp, CancellationToken stop)
    {
        if (held is { } current && current.Stamp >= stamp)
            return current;
        // After a change a crowd asks at once; one of them reads.
        await loading.WaitAsync(stop);
        try
        {
            return held is { } loaded && loaded.Stamp >= stamp ? loaded : held = await Load(stop);
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<Held> Load(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // The stamp is read before the facts: a change in between makes the snapshot newer than its stamp, never older.
        var before = await Stamp.Read(db, Stamp.Snapshot, stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var directory = new CompanyDirectory(
            await db.Companies.SingleOrDefaultAsync(stop) ?? Company.Found("Asia/Shanghai", false),
            await db.Units.ToListAsync(stop),
            await db.UnitMoves.ToListAsync(stop),
            await db.People.ToListAsync(stop),
            await db.Memberships.ToListAsync(stop),
            await db.ManagerTerms.ToListAsync(stop),
            await db.RoleGrants.ToListAsync(stop),
            await db.ClosedPeriods.ToListAsync(stop));
        return new Held(new SupplyChain(directory, await db.Services.ToListAsync(stop), await db.Links.ToListAsync(stop)), before);
    }

    public async ValueTask DisposeAsync()
    {
        loading.Dispose();
        await stamps.DisposeAsync();
    }

    private sealed record Held(SupplyChain Chain, long Stamp);
}
