using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Needs;

/// <summary>Every need that the actor may read, the latest first, without those that were merged into another.</summary>
public sealed class ReadNeeds(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<Need>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Read(db.Needs.Where(need => need.MergedIntoId == null), actor, stop);
    }

    /// <summary>Those that were merged too, for what hangs on them.</summary>
    internal async Task<IReadOnlyList<Need>> ReadWithMerged(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Read(db.Needs, actor, stop);
    }

    /// <summary>Those that a person may still have to do with: open, or settled since an instant, and raised by them unless they answer for a unit.</summary>
    internal async Task<IReadOnlyList<Need>> ReadWaiting(Actor actor, Guid person, DateTimeOffset since, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var answers = actor.Directory.ManagedBy(person, actor.Today).Any();
        // Raisers are kept as JSON, in which an identity stands as it is written here.
        var raiser = $"%{person:D}%";
        var needs = db.Needs.Where(need => need.MergedIntoId == null && ((need.State != NeedState.Confirmed && need.State != NeedState.Declined) || need.StateSince >= since)
            && (answers || need.SuperiorBroughtIn == person || EF.Functions.Like((string)(object)need.Raisers, raiser)));
        return await Read(needs, actor, stop);
    }

    private static async Task<IReadOnlyList<Need>> Read(IQueryable<Need> needs, Actor actor, CancellationToken stop) =>
        [.. (await needs.AsNoTracking().OrderByDescending(need => need.Id).ToListAsync(stop)).Where(need => NeedRights.MayRead(actor, need))];
}
