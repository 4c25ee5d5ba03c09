using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>
/// Takes ratings out of the figures whose removal was decided by both judges: at once, and every few minutes what had to wait because
/// its period was closed, or because the program stopped between.
/// </summary>
public sealed class CarryOutRemovals(IDbContextFactory<EntenteDb> databases, RecordRating record, TimeProvider clock)
{
    public async Task<int> Run(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var decided = await db.RatingRemovals.Where(one => one.CarriedOutAt == null && one.DeniedBy == null && one.HumanResourcesId != null && one.AuditorId != null).OrderBy(one => one.Id).ToListAsync(stop);
        var done = 0;
        foreach (var removal in decided)
        {
            var outcome = await record(new RatingCommand.Remove(removal.RatingId, removal.HumanResourcesId!.Value, removal.AuditorId!.Value));
            // Gone already: its rater took it back meanwhile, or another node was faster.
            if (outcome is { Refusal: not null and not RatingUnknown })
                continue;
            removal.CarryOut(clock.Now());
            db.Record(null, "rating.removed", $"rating/{removal.RatingId}", null, clock.Now());
            done += await db.SaveOrRefuse(stop) is null ? 1 : 0;
        }

        return done;
    }
}
