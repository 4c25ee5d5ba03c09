using System.Runtime.InteropServices;
using Entente.Domain.Chain;
using Entente.Domain.Ratings.Releases;
using Entente.Scoring;

namespace Entente.Web.Features.Scorecards;

/// <summary>
/// Open votes with those of released batches beside them. A sealed vote has a rater number of its own; who may hold several of them, or
/// one beside an open vote, is said apart, so that the bound is true of that person too (decision 0076).
/// </summary>
internal sealed class HiddenVoteTable
{
    private readonly List<Guid> openRaters;
    private readonly List<IReadOnlyList<Guid>> people;

    private HiddenVoteTable(List<Vote> votes, List<Guid> openRaters, HiddenVotes hidden, List<IReadOnlyList<Guid>> people, int raters)
    {
        (Votes, this.openRaters, Hidden, this.people, Raters) = (votes, openRaters, hidden, people, raters);
    }

    public List<Vote> Votes { get; }

    public HiddenVotes Hidden { get; }

    public int Raters { get; }

    public static HiddenVoteTable Of((List<Vote> Votes, List<Guid> Raters) open, IReadOnlyList<Link> links, IReadOnlyList<ReleasedBatch> released, SupplyChain chain)
    {
        List<Vote> votes = [.. open.Votes];
        var batches = released.OrderBy(batch => batch.Id).ToList();
        var places = links.Select((link, place) => (link.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var sets = new List<IReadOnlyList<int>>(batches.Count);
        var (rater, group) = (open.Raters.Count, links.Count);
        foreach (var batch in batches)
        {
            // A link's sealed votes are votes of that customer like its open ones; a unit's batch is a customer of its own.
            var place = batch.LinkId is { } link && places.TryGetValue(link, out var known) ? known : group++;
            var first = votes.Count;
            votes.AddRange(batch.Votes.Select(value => new Vote(rater++, place, value)));
            sets.Add([.. Enumerable.Range(first, votes.Count - first)]);
        }

        var numbers = open.Raters.Select((id, number) => (id, number)).ToDictionary(pair => pair.id, pair => pair.number);
        var hands = SealedReach.Of(chain, batches)
            .Select(reach => (reach.Person, Hand: new HiddenHand(numbers.TryGetValue(reach.Person, out var number) ? number : null, reach.Batches)))
            // Of people who rated nothing openly only where they may have votes matters.
            .GroupBy(pair => (pair.Hand.Rater, string.Join(',', pair.Hand.Sets))).ToList();
        return new HiddenVoteTable(votes, open.Raters, new HiddenVotes(sets, [.. hands.Select(hand => hand.First().Hand)]), [.. hands.Select(hand => (IReadOnlyList<Guid>)[.. hand.Select(pair => pair.Person)])], rater);
    }

    /// <summary>The most that each person could move the index, with open votes and with those that may be theirs.</summary>
    public IReadOnlyDictionary<Guid, double> Influences(IndexRule rule)
    {
        var (raters, hands) = RobustIndex.MovesOf(CollectionsMarshal.AsSpan(Votes), Hidden, rule);
        var largest = raters.Where(move => move.Rater < openRaters.Count).ToDictionary(move => openRaters[move.Rater], move => move.Largest);
        for (var hand = 0; hand < hands.Count; hand++)
        {
            foreach (var person in people[hand])
                largest[person] = Math.Max(largest.GetValueOrDefault(person), hands[hand]);
        }

        return largest;
    }
}
