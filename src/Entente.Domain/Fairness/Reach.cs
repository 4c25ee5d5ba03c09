using Entente.Domain.Chain;
using Entente.Domain.Kernel;

namespace Entente.Domain.Fairness;

/// <summary>Who could rate each link on at least one day of a period. The people of a unit are counted once for all links towards it.</summary>
/// <param name="chain">The company.</param>
/// <param name="period">The time.</param>
public sealed class Reach(SupplyChain chain, Period period)
{
    private readonly Dictionary<Guid, HashSet<Guid>> members = [];
    private readonly Dictionary<(Guid Customer, Guid Provider), int> counts = [];

    /// <summary>How many people.</summary>
    /// <param name="link">The link.</param>
    public int Of(Link link)
    {
        var key = (link.CustomerId, Provider: chain.ProviderOf(link));
        if (counts.TryGetValue(key, out var known))
            return known;
        // The provider's own people do not rate it, unless the customer is their team inside it.
        var own = chain.Directory.IsInside(key.CustomerId, key.Provider, period.End) ? [] : MembersOf(key.Provider);
        return counts[key] = MembersOf(key.CustomerId).Count(person => !own.Contains(person));
    }

    private HashSet<Guid> MembersOf(Guid unit)
    {
        if (!members.TryGetValue(unit, out var known))
        {
            var parts = chain.Directory.EverInside(unit, period.Start, period.End);
            members[unit] = known = [.. chain.Directory.People.Where(person => chain.Directory.MembershipsOf(person.Id).Any(membership =>
                parts.Contains(membership.UnitId) && membership.From <= period.End && (membership.To is null || membership.To >= period.Start))).Select(person => person.Id)];
        }

        return known;
    }
}
