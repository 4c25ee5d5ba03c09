using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Requests;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>
/// How many people were asked about links in a period, by an encounter or by its pulse, and how many have answered: counts alone, and
/// nothing of sealed ratings. Whoever got a pulse counts for each link that they might rate on that day.
/// </summary>
public sealed class ReadAsked(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    // Messages are kept for 400 days: of a period that began within a year all are there.
    private const int DaysKept = 365;

    /// <summary>By link; empty where the period began so long ago that what was asked is no longer known.</summary>
    public async Task<IReadOnlyDictionary<Guid, LinkAsked>> Read(SupplyChain chain, Period period, IReadOnlyCollection<Link> links, CancellationToken stop)
    {
        var directory = chain.Directory;
        if (period.Start < directory.DayOf(clock.Now()).AddDays(-DaysKept))
            return new Dictionary<Guid, LinkAsked>();
        var wanted = links.Select(link => link.Id).ToHashSet();
        var only = wanted.Count == 1 ? wanted.Single() : (Guid?)null;
        await using var db = await databases.CreateDbContextAsync(stop);
        // A day more on both sides, whatever the time zone; the company's day decides below.
        var first = new DateTimeOffset(period.Start.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var last = new DateTimeOffset(period.End.AddDays(2), TimeOnly.MinValue, TimeSpan.Zero);
        var requests = await db.Encounters.AsNoTracking().Where(one => one.RequestedAt >= first && one.RequestedAt < last && (only == null || one.LinkId == only))
            .Select(one => new { one.LinkId, one.RaterId, one.RequestedAt }).ToListAsync(stop);
        var pulses = await db.Set<Message>().AsNoTracking().Where(one => one.Kind == AskRater.Kind && one.Href.StartsWith(PulseLinks.Below) && one.At >= first && one.At < last)
            .Select(one => new { one.PersonId, one.At }).ToListAsync(stop);
        var raters = (await db.RaterTallies.AsNoTracking().Where(tally => tally.Day >= period.Start && tally.Day <= period.End && (only == null || tally.LinkId == only))
            .GroupBy(tally => new { tally.LinkId, tally.RaterId }).Where(group => group.Sum(t => t.N1 + t.N2 + t.N3 + t.N4 + t.N5) > 0)
            .Select(group => group.Key).ToListAsync(stop)).ToLookup(tally => tally.LinkId, tally => tally.RaterId);
        var asked = requests.Where(one => period.Contains(directory.DayOf(one.RequestedAt))).Select(one => (one.LinkId, one.RaterId))
            .Concat(pulses.Where(one => period.Contains(directory.DayOf(one.At)))
                .SelectMany(one => Serving(one.PersonId, directory.DayOf(one.At)).Select(link => (LinkId: link.Id, RaterId: one.PersonId))))
            .Where(one => wanted.Contains(one.LinkId)).ToLookup(one => one.LinkId, one => one.RaterId);
        return links.ToDictionary(link => link.Id, link => LinkAsked.Of(chain.Service(link.ServiceId)!.Mode, asked[link.Id], raters[link.Id].ToHashSet()));

        IEnumerable<Link> Serving(Guid person, DateOnly day) =>
            only is null ? chain.LinksFor(person, day) : links.Where(link => link.CoversDay(day) && ChainAccess.MayRate(chain, link, person, day));
    }
}
