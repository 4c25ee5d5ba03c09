using CsCheck;
using Entente.Scoring.Signs;

namespace Entente.Scoring.Tests.Signs;

public sealed class FearTests
{
    [Fact]
    public void Broken_promises_nobody_complains_of_stand_out_against_other_providers()
    {
        // One stratum by hand: E = 10 · 11 / 20 = 5.5, Var = 10 · 10 · 11 · 9 / (400 · 19), z = 2 / 1.141330 = 1.752342.
        var one = MantelHaenszel.Of(new TwoByTwo(8, 2, 3, 7));
        Assert.Equal(5.5, one.Expected, 1e-12);
        Assert.Equal(8.0 * 7 / (2 * 3), one.OddsRatio!.Value, 1e-12);
        Assert.Equal(0.039858, one.P, 1e-5);
        // A second kind of promise in which all call late good says nothing of this provider.
        Assert.Equal(one.P, MantelHaenszel.Of(new TwoByTwo(8, 2, 3, 7), new TwoByTwo(5, 0, 20, 0)).P, 1e-12);
        Assert.Equal(1, MantelHaenszel.Of().P);
        Assert.Equal(1, MantelHaenszel.Of(new TwoByTwo(5, 0, 0, 0)).P);
        Assert.Throws<ArgumentOutOfRangeException>(() => MantelHaenszel.Of(new TwoByTwo(-1, 0, 0, 0)));
    }

    [Fact]
    public void Without_differences_between_raters_the_ceiling_is_plainly_binomial() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 8], Gen.Double[0.1, 0.9], Gen.Int[0, 20]).Sample((raters, answers, rate, allGood) =>
        {
            allGood = Math.Min(allGood, raters);
            var group = Enumerable.Range(0, raters).Select(i => (answers, i < allGood ? answers : answers - 1)).ToArray();
            var test = CeilingTest.Of(group, rate, 0);
            double chance = Math.Pow(rate, answers);
            Assert.Equal(raters * chance, test.Expected, 1e-8);
            Assert.Equal(Tails.BinomialAtLeast(allGood, raters, chance), test.P, 1e-8);
        });

    [Fact]
    public void A_group_of_strict_and_mild_raters_expects_more_who_never_complain()
    {
        var group = Enumerable.Repeat((Answers: 10, Good: 10), 6).ToArray();
        var alike = CeilingTest.Of(group, 0.85, 0);
        var unlike = CeilingTest.Of(group, 0.85, 1.5);
        Assert.True(alike.Expected < unlike.Expected && alike.P < unlike.P);
        Assert.True(CeilingTest.Of([.. Enumerable.Repeat((20, 20), 15)], 0.85, 0.5).P < 0.001);
        Assert.Throws<ArgumentException>(() => CeilingTest.Of([(2, 3)], 0.5, 0));
        Assert.Throws<ArgumentException>(() => CeilingTest.Of([(2, 2)], double.NaN, 0));
    }

    [Fact]
    public void Open_praise_over_sealed_blame_is_judged_by_dealing_anew()
    {
        // Of the 20 ways to deal six answers, one has all three good ones open.
        var test = OpenSealedTest.Of([([1, 1, 1], [0, 0, 0])], seed: 1, deals: 20_000);
        Assert.Equal(1, test.Difference, 1e-12);
        Assert.Equal(0.05, test.P, 0.005);
        Assert.Equal(test, OpenSealedTest.Of([([1, 1, 1], [0, 0, 0])], seed: 1, deals: 20_000));
        Assert.Equal(1, OpenSealedTest.Of([([0, 1], []), ([], [0.5])], 1).P);
        Assert.Equal(1, OpenSealedTest.Of([([0.5, 0.5], [0.5])], 1, 100).P);
        Assert.Throws<ArgumentException>(() => OpenSealedTest.Of([([2], [0])], 1));
    }

    [Theory]
    [InlineData(0.01, null, null, null, true)]
    [InlineData(null, null, 0.05, null, true)]
    [InlineData(null, 0.01, null, null, false)]
    [InlineData(0.2, 0.01, 0.2, 0.04, true)]
    [InlineData(null, null, null, 0.0001, false)]
    [InlineData(null, null, null, null, false)]
    public void One_strong_sign_or_two_weak_ones_are_shown(double? uncomplained, double? ceiling, double? openAboveSealed, double? silence, bool shown) =>
        Assert.Equal(shown, new FearSigns(uncomplained, ceiling, openAboveSealed, silence).AreShown());
}
