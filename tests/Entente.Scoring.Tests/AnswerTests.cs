using CsCheck;

namespace Entente.Scoring.Tests;

public class AnswerTests
{
    [Theory]
    [InlineData(2, 1, 0, AnswerKind.Bad)]
    [InlineData(2, 2, 1, AnswerKind.Good)]
    [InlineData(5, 1, 0, AnswerKind.Bad)]
    [InlineData(5, 2, 0.25, AnswerKind.Bad)]
    [InlineData(5, 3, 0.5, AnswerKind.Neither)]
    [InlineData(5, 4, 0.75, AnswerKind.Good)]
    [InlineData(5, 5, 1, AnswerKind.Good)]
    public void A_level_has_a_value_and_a_kind(int levels, int level, double value, AnswerKind kind)
    {
        var scale = new AnswerScale(levels);
        Assert.Equal(value, scale.ValueOf(level));
        Assert.Equal(kind, scale.KindOf(level));
    }

    [Fact]
    public void A_level_off_the_scale_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AnswerScale.OneToFive.ValueOf(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnswerScale.GoodOrBad.KindOf(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnswerScale(1));
    }

    [Fact]
    public void The_default_scale_is_good_or_bad() => Assert.Equal(AnswerScale.GoodOrBad, default);

    [Fact]
    public void Five_four_four_and_one_have_the_mean_0_625()
    {
        var counts = AnswerCounts.From(AnswerScale.OneToFive, 5, 4, 4, 1);
        Assert.Equal(AnswerCounts.Of(1, 0, 0, 2, 1), counts);
        Assert.Equal(0.625, counts.MeanValue);
        Assert.Equal((1, 0, 3, 4), (counts.Bad, counts.Neither, counts.Good, counts.Total));
        Assert.Null(AnswerCounts.None(AnswerScale.GoodOrBad).MeanValue);
    }

    [Fact]
    public void An_answer_that_was_never_given_cannot_be_taken_back() =>
        Assert.Throws<InvalidOperationException>(() => AnswerCounts.None(AnswerScale.OneToFive).Remove(3));

    [Fact]
    public void Tallies_of_different_scales_do_not_mix() =>
        Assert.Throws<ArgumentException>(() => AnswerCounts.None(AnswerScale.OneToFive).Merge(AnswerCounts.None(AnswerScale.GoodOrBad)));

    [Fact]
    public void Any_splitting_merging_and_retracting_gives_the_tally_from_scratch() =>
        Gen.Select(Gen.Int[1, 5].Array[0, 60], Gen.Int[1, 5].Array[0, 20], Gen.Int[0, 60]).Sample((kept, retracted, cut) =>
        {
            var scratch = AnswerCounts.From(AnswerScale.OneToFive, kept);
            var left = AnswerCounts.From(AnswerScale.OneToFive, [.. retracted, .. kept.Take(cut)]);
            var right = AnswerCounts.None(AnswerScale.OneToFive);
            foreach (int level in kept.Skip(cut))
                right = right.Add(level);
            var tally = right.Merge(left).Subtract(AnswerCounts.From(AnswerScale.OneToFive, retracted));
            Assert.Equal(scratch, tally);
            Assert.Equal(scratch.GetHashCode(), tally.GetHashCode());
            Assert.Equal(scratch.MeanValue, tally.MeanValue);
        });
}
