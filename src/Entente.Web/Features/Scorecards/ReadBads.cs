using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>The bads behind a unit's causes: those on links whose ratings the reader may read, how many others there are, and how many released batches count.</summary>
public sealed class ReadBads(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Period">When.</param>
    /// <param name="Cause">Only with this cause; null for all.</param>
    /// <param name="Unsaid">Only those of which nobody said why.</param>
    /// <param name="Customer">Only of this customer and the units inside it; null for all.</param>
    /// <param name="OnlyStanding">Without those that were made good.</param>
    /// <param name="Sort"><c>day</c> or <c>cause</c>, a minus before it for descending; anything else is the latest first.</param>
    public sealed record Filter(Period Period, Cause? Cause, bool Unsaid, Guid? Customer, bool OnlyStanding, string? Sort);

    /// <param name="Rows">Those that may be read, as many as were asked for.</param>
    /// <param name="Total">How many may be read.</param>
    /// <param name="Elsewhere">How many stand on links whose single ratings the reader may not read.</param>
    /// <param name="Sealed">How many sealed raters released batches count with it; nobody reads those one by one.</param>
    public sealed record Page(IReadOnlyList<Rating> Rows, int Total, int Elsewhere, int Sealed);

    public async Task<Page> Read(Guid unit, Filter filter, int skip, int take, Actor actor, CancellationToken stop)
    {
        var (period, cause, onlyStanding) = (filter.Period, filter.Cause, filter.OnlyStanding);
        var links = ScorecardScope.LinksOf(actor.Chain, unit, period).Where(link => filter.Customer is not { } customer || actor.Directory.IsInside(link.CustomerId, customer, period.End)).ToList();
        var readable = links.Where(link => actor.Person is { } person && ChainAccess.MayReadRatings(actor.Chain, link, person.Id, actor.Today)).Select(link => link.Id).ToList();
        var all = links.Select(link => link.Id).ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        var bads = db.Ratings.AsNoTracking().Where(rating => all.Contains(rating.LinkId) && rating.WithdrawnAt == null && rating.Day >= period.Start && rating.Day <= period.End
            && ((rating.Scale == 2 && rating.Level == 1) || (rating.Scale == 5 && rating.Level <= 2)) && (cause == null || rating.Cause == cause) && (!filter.Unsaid || rating.Cause == null)
            && (!onlyStanding || rating.RecoveredAt == null));
        var total = await bads.CountAsync(stop);
        var own = bads.Where(rating => readable.Contains(rating.LinkId));
        var mine = readable.Count == all.Count ? total : await own.CountAsync(stop);
        var shown = await Ordered(own, filter.Sort).ThenByDescending(rating => rating.At).ThenBy(rating => rating.Id).Skip(skip).Take(take).ToListAsync(stop);
        return new Page(shown, mine, total - mine, onlyStanding ? 0 : await Sealed(db, unit, filter, actor.Chain, stop));
    }

    /// <summary>A batch of a whole unit belongs to no single customer.</summary>
    private static async Task<int> Sealed(EntenteDb db, Guid unit, Filter filter, SupplyChain chain, CancellationToken stop) =>
        (await ReadReleased.Of(db, chain, unit, filter.Period.Start, filter.Period.End, stop))
            .Where(batch => filter.Customer is not { } customer || (batch.LinkId is { } link && chain.Directory.IsInside(chain.Link(link)!.CustomerId, customer, filter.Period.End)))
            .Sum(batch => filter.Cause is { } cause ? batch.Causes.Where(named => named.Cause == cause).Sum(named => named.Count) : filter.Unsaid ? batch.Bad - batch.Causes.Sum(named => named.Count) : batch.Bad);

    private static IOrderedQueryable<Rating> Ordered(IQueryable<Rating> bads, string? sort) => sort switch
    {
        "day" => bads.OrderBy(rating => rating.Day),
        "cause" => bads.OrderBy(rating => rating.Cause).ThenByDescending(rating => rating.Day),
        "-cause" => bads.OrderByDescending(rating => rating.Cause).ThenByDescending(rating => rating.Day),
        _ => bads.OrderByDescending(rating => rating.Day),
    };
}
