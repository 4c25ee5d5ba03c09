using Entente.Domain.Chain;
using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Requests;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Fairness;

/// <summary>Who answers at all: for each link how many could and how many did, as counts, and how many of these never said anything but good.</summary>
public sealed class ReadResponse(IDbContextFactory<EntenteDb> databases, CountAsked asked)
{
    /// <param name="Link">The link.</param>
    /// <param name="Response">The counts.</param>
    /// <param name="Mode">Whether its ratings carry names.</param>
    /// <param name="SealedTenths">The part of those eligible who took part in the link's last released batch, in tenths; null where none was released.</param>
    /// <param name="Asked">How many were asked, and have answered; null where that is no longer known.</param>
    public sealed record Row(Link Link, LinkResponse Response, RatingMode Mode, int? SealedTenths, LinkAsked? Asked);

    public async Task<Outcome<Row[]>> Read(Period period, Actor actor, CancellationToken stop)
    {
        if (!FairnessRights.MayRead(actor))
            return new NotAllowed();
        var chain = actor.Chain;
        await using var db = await databases.CreateDbContextAsync(stop);
        var tallies = (await db.RaterTallies.AsNoTracking().Where(tally => tally.Day >= period.Start && tally.Day <= period.End)
            .GroupBy(tally => new { tally.LinkId, tally.RaterId })
            .Select(group => new { group.Key.LinkId, N1 = group.Sum(t => t.N1), N2 = group.Sum(t => t.N2), N3 = group.Sum(t => t.N3), N4 = group.Sum(t => t.N4), N5 = group.Sum(t => t.N5) })
            .ToListAsync(stop)).ToLookup(row => row.LinkId, row => (int[])[row.N1, row.N2, row.N3, row.N4, row.N5]);
        var released = (await db.ReleasedBatches.AsNoTracking().Where(batch => batch.LinkId != null && batch.Month >= period.Start && batch.Month <= period.End).ToListAsync(stop))
            .GroupBy(batch => batch.LinkId!.Value).ToDictionary(link => link.Key, link => (int?)link.OrderByDescending(batch => batch.Month).ThenBy(batch => batch.Id).First().ResponseTenths);
        var reach = new Reach(chain, period);
        var links = chain.Links.Where(link => !link.IsCalledOff && link.From <= period.End && (link.To is null || link.To >= period.Start)).ToList();
        var counts = await asked(chain, period, links, stop);
        return (Row[])[.. links.Select(link => new Row(link, ResponseOf(link, chain, tallies[link.Id], reach), chain.Service(link.ServiceId)!.Mode, released.GetValueOrDefault(link.Id), counts.GetValueOrDefault(link.Id)))];
    }

    private static LinkResponse ResponseOf(Link link, SupplyChain chain, IEnumerable<int[]> tallies, Reach reach)
    {
        var scale = chain.Service(link.ServiceId)!.Scale;
        var raters = tallies.Where(levels => levels.Sum() > 0).ToList();
        return new LinkResponse(
            reach.Of(link), raters.Count, raters.Sum(levels => levels.Sum()),
            raters.Count(levels => Enumerable.Range(1, scale).All(level => levels[level - 1] == 0 || Levels.Of(scale, level) is Answer.Good)));
    }
}
