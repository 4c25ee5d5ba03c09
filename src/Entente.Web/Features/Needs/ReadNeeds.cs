using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Needs;

/// <summary>Every need that the actor may read, the latest first, without those that were merged into another.</summary>
public sealed class ReadNeeds(IDbContextFactory<EntenteDb> databases)
{
    public Task<IReadOnlyList<Need>> Read(Actor actor, CancellationToken stop) => Read(actor, null, stop);

    /// <summary>Those that were merged too, for what hangs on them.</summary>
    internal async Task<IReadOnlyList<Need>> ReadWithMerged(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return [.. (await db.Needs.AsNoTracking().OrderByDescending(need => need.Id).ToListAsync(stop)).Where(need => NeedRights.MayRead(actor, need))];
    }

    /// <summary>Those of them that are open, or were settled since an instant: what somebody may still have to do with.</summary>
    internal async Task<IReadOnlyList<Need>> Read(Actor actor, DateTimeOffset? since, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var needs = await db.Needs.AsNoTracking()
            .Where(need => need.MergedIntoId == null && (since == null || (need.State != NeedState.Confirmed && need.State != NeedState.Declined) || need.StateSince >= since))
            .OrderByDescending(need => need.Id).ToListAsync(stop);
        return [.. needs.Where(need => NeedRights.MayRead(actor, need))];
    }
}
