using Entente.Domain.Chain;

namespace Entente.Domain.Ratings.Releases;

/// <summary>
/// Who may have a vote in which batches. Nobody may know who has; the bound of a figure must hold for whoever may (decision 0076), so this
/// says rather too much than too little: membership at any time counts, and in a batch of a whole unit everybody may be.
/// </summary>
public static class SealedReach
{
    /// <summary>For each person who may have a vote in any of the batches, in which, by place; at most one vote in each.</summary>
    public static IEnumerable<(Guid Person, IReadOnlyList<int> Batches)> Of(SupplyChain chain, IReadOnlyList<ReleasedBatch> batches)
    {
        var customers = batches.Select(batch => batch.LinkId is { } link ? chain.Link(link)?.CustomerId : null).ToList();
        var ofUnits = Enumerable.Range(0, batches.Count).Where(place => batches[place].LinkId is null).ToList();
        foreach (var person in chain.Directory.People)
        {
            var around = chain.Directory.MembershipsOf(person.Id).SelectMany(membership => chain.Directory.EverAround(membership.UnitId, DateOnly.MinValue, DateOnly.MaxValue)).ToHashSet();
            var places = ofUnits.Concat(Enumerable.Range(0, batches.Count).Where(place => customers[place] is { } customer && around.Contains(customer))).Order().ToList();
            if (places.Count > 0)
                yield return (person.Id, places);
        }
    }
}
