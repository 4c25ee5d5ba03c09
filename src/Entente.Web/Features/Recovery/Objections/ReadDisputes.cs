using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>Objections and courts about ratings that the actor may read, the latest first; on one link, or on all.</summary>
public sealed class ReadDisputes(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<ReadDispute.View>> Read(Guid? link, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var objections = (await db.Objections.Where(one => link == null || one.LinkId == link).ToListAsync(stop)).ToDictionary(one => one.RatingId);
        var removals = (await db.RatingRemovals.Where(one => link == null || one.LinkId == link).ToListAsync(stop)).ToDictionary(one => one.RatingId);
        var ids = objections.Keys.Union(removals.Keys).ToList();
        return
        [
            .. (await db.Ratings.Where(one => ids.Contains(one.Id)).OrderByDescending(one => one.At).ThenBy(one => one.Id).ToListAsync(stop))
                .Where(one => DisputeRights.MayRead(actor, one.LinkId) && (one.WithdrawnAt is null || removals.ContainsKey(one.Id)))
                .Select(one => new ReadDispute.View(one, objections.GetValueOrDefault(one.Id), removals.GetValueOrDefault(one.Id))),
        ];
    }
}
