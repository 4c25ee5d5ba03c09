using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>Objections and courts about ratings that the actor may read, the latest first; on one link, or on all.</summary>
public sealed class ReadDisputes(IDbContextFactory<EntenteDb> databases)
{
    public Task<IReadOnlyList<ReadDispute.View>> Read(Guid? link, Actor actor, CancellationToken stop) => Read(link, false, actor, stop);

    /// <summary>The same, or only those that wait for an answer or a judge.</summary>
    internal async Task<IReadOnlyList<ReadDispute.View>> Read(Guid? link, bool onlyWaiting, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var objections = (await db.Objections.Where(one => (link == null || one.LinkId == link) && (!onlyWaiting || one.Answer == null)).ToListAsync(stop)).ToDictionary(one => one.RatingId);
        var removals = (await db.RatingRemovals.Where(one => (link == null || one.LinkId == link) && (!onlyWaiting || (one.DeniedBy == null && (one.HumanResourcesId == null || one.AuditorId == null)))).ToListAsync(stop)).ToDictionary(one => one.RatingId);
        var ids = objections.Keys.Union(removals.Keys).ToList();
        if (ids.Count == 0)
            return [];
        return
        [
            .. (await db.Ratings.Where(one => ids.Contains(one.Id)).OrderByDescending(one => one.At).ThenBy(one => one.Id).ToListAsync(stop))
                .Where(one => DisputeRights.MayRead(actor, one.LinkId) && (one.WithdrawnAt is null || removals.ContainsKey(one.Id)))
                .Select(one => new ReadDispute.View(one, objections.GetValueOrDefault(one.Id), removals.GetValueOrDefault(one.Id))),
        ];
    }
}
