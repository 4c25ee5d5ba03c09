using System.Data.Common;
using Entente.Domain.Integrations;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>
/// Tells of open ratings, in the writer's own transaction, where a webhook wants to hear of them. Whether one does is read again only when
/// the snapshot's stamp moved, as it does with every change of a webhook: without any, a rating costs nothing more.
/// </summary>
public sealed class WantedRatings(HotPath values, Snapshots snapshots)
{
    private Known known = new(-1, new HashSet<string>(StringComparer.Ordinal));

    public async Task Run(DbTransaction transaction, IReadOnlyList<ToldRating> ratings, long stamp, DateTimeOffset at, CancellationToken stop)
    {
        var now = known;
        if (now.Stamp == stamp && !now.Wants(ratings))
            return;
        await using var db = await values.JoinAsync(transaction, stop);
        if (now.Stamp != stamp)
        {
            known = now = new Known(stamp, (await db.Set<Webhook>().AsNoTracking().ToListAsync(stop)).SelectMany(webhook => webhook.Kinds).ToHashSet(StringComparer.Ordinal));
            if (!now.Wants(ratings))
                return;
        }

        var chain = await snapshots.Read(stamp, stop);
        var today = chain.Directory.DayOf(at);
        // A history that is read in disturbs nobody.
        foreach (var rating in ratings.Where(rating => RecoveryCase.IsNews(rating.Day, today)))
            db.Announce(rating, chain, at);
        await db.SaveChangesAsync(stop);
    }

    private sealed record Known(long Stamp, IReadOnlySet<string> Kinds)
    {
        public bool Wants(IReadOnlyList<ToldRating> ratings) =>
            Kinds.Count > 0 && ratings.Any(rating => Kinds.Contains(rating.Change is Domain.Ratings.RatingChange.Created ? EventKinds.RatingRecorded : EventKinds.RatingChanged));
    }
}
