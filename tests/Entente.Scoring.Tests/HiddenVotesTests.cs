using CsCheck;

namespace Entente.Scoring.Tests;

/// <summary>The printed bound holds for whoever may hold several hidden votes, whichever these are.</summary>
public sealed class HiddenVotesTests
{
    private static readonly Gen<double> Value = Gen.Int[0, 4].Select(quarter => quarter / 4.0);

    [Fact]
    public void No_owner_of_hidden_votes_moves_the_index_beyond_its_bound() =>
        Gen.Select(Value.Array[1, 4], Value.Array[3, 7], Value.Array[3, 7], Gen.Bool, Gen.Int[0, 99], Gen.Int[0, 99], Value.Array[3]).Sample((open, first, second, sameLink, one, other, to) =>
        {
            var (votes, hidden) = World(open, first, second, sameLink);
            var rule = new IndexRule();
            if (RobustIndex.Of(votes, hidden, rule) is not RobustIndex index)
                return;
            Assert.True(index.Ceiling <= rule.Limit + 1e-12);
            // Rater 0 may hold any vote of the first set and any of the second, beside their own.
            Vote[] turned = [.. votes];
            turned[0] = turned[0] with { Value = to[0] };
            var (mine, mineToo) = (open.Length + (one % first.Length), open.Length + first.Length + (other % second.Length));
            turned[mine] = turned[mine] with { Value = to[1] };
            turned[mineToo] = turned[mineToo] with { Value = to[2] };
            var moved = (RobustIndex)RobustIndex.Of(turned, hidden, rule);
            Assert.Equal(index.Kappa, moved.Kappa);
            Assert.True(Math.Abs(moved.Value - index.Value) <= index.Bound + 1e-12, $"{moved.Value - index.Value} beyond {index.Bound}");
            Assert.True(index.Bound >= ((RobustIndex)RobustIndex.Of(votes, rule with { Kappa = index.Kappa })).Bound - 1e-12);
        });

    [Fact]
    public void Without_hidden_votes_nothing_changes() =>
        Gen.Select(Value.Array[1, 4], Value.Array[3, 7], Value.Array[3, 7], Gen.Bool).Sample((open, first, second, sameLink) =>
        {
            var (votes, _) = World(open, first, second, sameLink);
            Assert.Equal(RobustIndex.Of(votes, new IndexRule()), RobustIndex.Of(votes, HiddenVotes.None, new IndexRule()));
        });

    private static (Vote[] Votes, HiddenVotes Hidden) World(double[] open, double[] first, double[] second, bool sameLink)
    {
        var values = open.Concat(first).Concat(second).ToArray();
        Vote[] votes = [.. values.Select((value, i) => new Vote(i, i < open.Length ? 0 : i < open.Length + first.Length || sameLink ? 1 : 2, value))];
        int[] one = [.. Enumerable.Range(open.Length, first.Length)], two = [.. Enumerable.Range(open.Length + first.Length, second.Length)];
        return (votes, new HiddenVotes([one, two], [new HiddenHand(0, [0, 1])]));
    }
}
