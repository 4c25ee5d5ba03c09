using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>One open rating with what was objected and decided about it.</summary>
public sealed class ReadDispute(IDbContextFactory<EntenteDb> databases)
{
    public sealed record View(Rating Rating, Objection? Objection, RatingRemoval? Removal);

    public async Task<Outcome<View>> Read(Guid rating, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Ratings.SingleOrDefaultAsync(one => one.Id == rating, stop) is not { } found || !DisputeRights.MayRead(actor, found.LinkId))
            return new RatingUnknown();
        var removal = await db.RatingRemovals.SingleOrDefaultAsync(one => one.RatingId == rating, stop);
        // What its rater took back is nobody's any more; what a court removed stays to be seen.
        if (found.WithdrawnAt is not null && removal is null)
            return new RatingUnknown();
        return new View(found, await db.Objections.SingleOrDefaultAsync(one => one.RatingId == rating, stop), removal);
    }
}
