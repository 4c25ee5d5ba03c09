using Entente.Domain.Chain;
using Entente.Domain.Kernel;

namespace Entente.Domain.Scorecards;

/// <summary>
/// How many links one person may rate. People of a team rate what their department receives too, and some belong to several units: the
/// bound of the satisfied share must count what the same hand can reach, not the links of one unit.
/// </summary>
public static class RaterReach
{
    /// <summary>
    /// The links in groups that add up to all of them: the first holds as many as any one person may rate at any time in the period, each of
    /// the others one. Without a person who may rate, every link stands alone.
    /// </summary>
    public static int[] GroupsOf(SupplyChain chain, IReadOnlyList<Link> links, Period period)
    {
        var largest = Largest(chain, links, period);
        return largest <= 1 ? [.. Enumerable.Repeat(1, links.Count)] : [largest, .. Enumerable.Repeat(1, links.Count - largest)];
    }

    private static int Largest(SupplyChain chain, IReadOnlyList<Link> links, Period period)
    {
        var directory = chain.Directory;
        var towards = links.CountBy(link => link.CustomerId).ToDictionary();
        var pathsOf = new Dictionary<Guid, IReadOnlySet<Guid>>();
        var largest = 0;
        foreach (var person in directory.People)
        {
            var reached = new HashSet<Guid>();
            foreach (var membership in directory.MembershipsOf(person.Id).Where(m => m.From <= period.End && (m.To is null || m.To >= period.Start)))
            {
                if (!pathsOf.TryGetValue(membership.UnitId, out var path))
                    pathsOf[membership.UnitId] = path = directory.EverAround(membership.UnitId, period.Start, period.End);
                reached.UnionWith(path);
            }

            largest = Math.Max(largest, reached.Sum(unit => towards.GetValueOrDefault(unit)));
        }

        return largest;
    }
}
