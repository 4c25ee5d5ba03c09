using CsCheck;

namespace Entente.Scoring.Tests;

public sealed class RobustIndexTests
{
    private static readonly Gen<Vote[]> Votes =
        from raters in Gen.Int[5, 12]
        from links in Gen.Int[1, 4]
        from values in Gen.Double[0, 1].Array[raters * links]
        from there in Gen.Bool.Array[raters * links]
        select Enumerable.Range(0, raters * links).Where(i => there[i] || i % links == 0).Select(i => new Vote(i / links, i % links, values[i])).ToArray();

    [Fact]
    public void Ordinary_votes_give_nearly_their_mean_pulled_a_little_to_the_prior() =>
        Assert.Equal(7.8 / 9, RobustIndex.Of([.. Enumerable.Range(0, 5).Select(i => new Vote(i, 0, 1))], 0.7, limit: 1)!.Value, 12);

    [Fact]
    public void Four_raters_are_too_few() => Assert.Null(RobustIndex.Of([.. Enumerable.Range(0, 4).Select(i => new Vote(i, 0, 1))], 0.7));

    [Fact]
    public void The_order_of_votes_changes_no_bit() =>
        Gen.Select(Votes, Gen.Int).Sample((votes, seed) =>
        {
            var shuffled = votes.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(RobustIndex.Of(votes, 0.7), RobustIndex.Of(shuffled, 0.7));
        });

    [Fact]
    public void The_bound_stays_within_the_limit() =>
        Gen.Select(Votes, Gen.Double[0, 1], Gen.Double[0.02, 0.3]).Sample((votes, prior, limit) => Assert.True(RobustIndex.Of(votes, prior, limit)!.Bound <= limit));

    [Fact]
    public void No_rater_moves_the_value_by_more_than_the_bound() =>
        Gen.Select(Votes, Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, 11], Gen.Bool).Sample((votes, prior, lie, who, withdraw) =>
        {
            var honest = RobustIndex.Of(votes, prior, limit: 1)!;
            var rater = who % honest.Raters;
            Vote[] changed = withdraw
                ? [.. votes.Where(vote => vote.Rater != rater)]
                : [.. votes.Select(vote => vote.Rater == rater ? vote with { Value = lie } : vote)];
            if (RobustIndex.Of(changed, prior, limit: 1) is { } after)
                Assert.True(Math.Abs(after.Value - honest.Value) <= honest.Bound + 1e-12);
        });

    [Fact]
    public void The_value_balances_the_forces_of_all_votes() =>
        Gen.Select(Votes, Gen.Double[0, 1]).Sample((votes, prior) =>
        {
            var index = RobustIndex.Of(votes, prior, limit: 1)!;
            var perLink = votes.CountBy(vote => vote.Link).ToDictionary();
            var raw = votes.Select(vote => 1 / Math.Sqrt(perLink[vote.Link])).ToArray();
            var force = 4 * (index.Value - prior);
            for (var i = 0; i < votes.Length; i++)
            {
                var t = index.Value - votes[i].Value;
                force += Math.Min(2, raw[i] * votes.Length / raw.Sum()) * ((0.2 * t) + (0.8 * Math.Clamp(t, -0.1875, 0.1875)));
            }

            Assert.Equal(0, force, 9);
        });
}
