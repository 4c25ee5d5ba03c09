using Entente.Domain.Chain;
using Entente.Domain.Organization;

namespace Entente.Domain.Ratings.Releases;

/// <summary>Who could have rated a link: the group in which a sealed rater is hidden.</summary>
public static class Eligibility
{
    /// <summary>Everybody who might rate the link on at least one day of a time, people who left since among them.</summary>
    /// <param name="chain">The company.</param>
    /// <param name="link">The link.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public static IReadOnlySet<Guid> Of(SupplyChain chain, Link link, DateOnly from, DateOnly to)
    {
        var customers = chain.Directory.EverInside(link.CustomerId, from, to);
        return chain.Directory.People.Select(person => person.Id)
            .Where(person => chain.Directory.MembershipsOf(person).Any(membership => customers.Contains(membership.UnitId) && Overlaps(chain, link, membership, from, to)))
            .ToHashSet();
    }

    private static bool Overlaps(SupplyChain chain, Link link, Membership membership, DateOnly from, DateOnly to)
    {
        var first = membership.From > from ? membership.From : from;
        var last = membership.To is { } ended && ended < to ? ended : to;
        return first <= last && (ChainAccess.MayRate(chain, link, membership.PersonId, first) || ChainAccess.MayRate(chain, link, membership.PersonId, last));
    }
}
