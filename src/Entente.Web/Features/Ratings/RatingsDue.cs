using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>What a person is asked to rate: encounters first, then links that they have not rated this quarter.</summary>
public sealed class RatingsDue(IDbContextFactory<EntenteDb> databases, Sealing sealing)
{
    public sealed record Row(Link Link, string? Reference, DateTimeOffset? OccurredAt);

    public async Task<IReadOnlyList<Row>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        var chain = actor.Chain;
        var quarter = Period.Containing(PeriodKind.Quarter, actor.Today);
        var links = chain.LinksFor(person.Id, actor.Today).DistinctBy(link => link.Id).ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        var since = new DateTimeOffset(quarter.Start.AddMonths(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var asked = await db.Encounters.AsNoTracking().Where(e => e.RaterId == person.Id && e.RequestedAt >= since).ToListAsync(stop);
        var rated = await db.Ratings.AsNoTracking().Where(r => r.RaterId == person.Id && r.Day >= quarter.Start.AddMonths(-1)).Select(r => new { r.LinkId, r.Occasion, r.Day }).ToListAsync(stop);
        var answered = rated.Select(r => (r.LinkId, r.Occasion)).ToHashSet();
        var answeredLinks = rated.Where(r => quarter.Contains(r.Day)).Select(r => r.LinkId).ToHashSet();
        var tags = await SealedTags(db, links, asked, quarter, stop);
        bool Answered(Guid link, string occasion) => answered.Contains((link, occasion)) || sealing.Tags(link, person.Id, occasion).Any(tag => tags.Contains(Convert.ToHexString(tag)));
        var open = asked.Where(e => chain.Link(e.LinkId) is not null && !Answered(e.LinkId, e.Reference)).OrderByDescending(e => e.OccurredAt)
            .Select(e => new Row(chain.Link(e.LinkId)!, e.Reference, e.OccurredAt)).ToList();
        var general = links.Where(link => !answeredLinks.Contains(link.Id) && !DaysOf(quarter, actor.Today).Any(day => Answered(link.Id, Occasion.General(day))))
            .OrderBy(link => chain.Service(link.ServiceId)!.Code, StringComparer.Ordinal).Select(link => new Row(link, null, null));
        return [.. open, .. general];
    }

    private static IEnumerable<DateOnly> DaysOf(Period quarter, DateOnly today)
    {
        for (var day = quarter.Start; day <= today; day = day.AddDays(1))
            yield return day;
    }

    /// <summary>Own sealed ratings are found by tag: no row says whose they are.</summary>
    private static async Task<HashSet<string>> SealedTags(EntenteDb db, List<Link> links, List<Encounter> asked, Period quarter, CancellationToken stop)
    {
        var linkIds = links.Select(link => link.Id).Concat(asked.Select(e => e.LinkId)).Distinct().ToList();
        var tags = await db.SealedRatings.AsNoTracking().Where(r => linkIds.Contains(r.LinkId) && r.Month >= quarter.Start.AddMonths(-1)).Select(r => r.Tag).ToListAsync(stop);
        return tags.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
    }
}
