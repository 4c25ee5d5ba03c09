using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>The open ratings behind a link's figures, for those who may read them.</summary>
public sealed class ReadRatings(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Row(Rating Rating, IReadOnlyList<RatingRevision> Earlier);

    public sealed record Page(IReadOnlyList<Row> Rows, int Total);

    public async Task<Outcome<Page>> Read(Link link, Period period, Answer? answer, string? sort, int skip, int take, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person || !ChainAccess.MayReadRatings(actor.Chain, link, person.Id, actor.Today))
            return new NotAllowed();
        var scale = actor.Chain.Service(link.ServiceId)!.Scale;
        var levels = Enumerable.Range(1, scale).Where(level => answer is null || Levels.Of(scale, level) == answer).ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        var ratings = db.Ratings.AsNoTracking()
            .Where(rating => rating.LinkId == link.Id && rating.WithdrawnAt == null && rating.Day >= period.Start && rating.Day <= period.End && levels.Contains(rating.Level));
        var total = await ratings.CountAsync(stop);
        var shown = await Ordered(ratings, sort).ThenByDescending(rating => rating.At).ThenBy(rating => rating.Id).Skip(skip).Take(take).ToListAsync(stop);
        var ids = shown.Select(rating => rating.Id).ToList();
        var revisions = (await db.RatingRevisions.AsNoTracking().Where(revision => ids.Contains(revision.RatingId)).ToListAsync(stop)).ToLookup(revision => revision.RatingId);
        return new Page([.. shown.Select(rating => new Row(rating, [.. revisions[rating.Id].OrderBy(revision => revision.Version)]))], total);
    }

    // The latest first, unless the address wants the order of days or levels.
    private static IOrderedQueryable<Rating> Ordered(IQueryable<Rating> ratings, string? sort) => sort switch
    {
        "day" => ratings.OrderBy(rating => rating.Day),
        "level" => ratings.OrderBy(rating => rating.Level).ThenByDescending(rating => rating.Day),
        "-level" => ratings.OrderByDescending(rating => rating.Level).ThenByDescending(rating => rating.Day),
        _ => ratings.OrderByDescending(rating => rating.Day),
    };
}
