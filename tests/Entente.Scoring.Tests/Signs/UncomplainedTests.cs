using CsCheck;
using Entente.Scoring.Signs;

namespace Entente.Scoring.Tests.Signs;

public sealed class UncomplainedTests
{
    [Theory]
    [InlineData(1, 1, 0.25)]
    [InlineData(2.262157162740992, 9, 0.025)]
    [InlineData(-2.262157162740992, 9, 0.975)]
    [InlineData(2.306004135204166, 8, 0.025)]
    [InlineData(4.500790935, 8, 0.001)]
    [InlineData(0, 3, 0.5)]
    [InlineData(3.182446305284263, 3, 0.025)]
    [InlineData(1.644853626951, 1_000_000, 0.05)]
    public void Students_tail_agrees_with_tables(double t, int freedom, double expected) => Assert.Equal(expected, Tails.StudentAbove(t, freedom), 1e-6);

    [Fact]
    public void A_provider_nobody_complains_of_stands_out_where_others_are_alike_and_not_where_they_differ_as_much()
    {
        IReadOnlyList<IReadOnlyList<(int, int)>> alike = [[(40, 40)], [(19, 40)], [(21, 40)], [(20, 40)], [(18, 40)], [(22, 40)], [(20, 40)], [(21, 40)]];
        var feared = UncomplainedTest.Of(alike, 0);
        Assert.True(feared.P < 0.001);
        Assert.Equal(20, feared.Expected, 1.0);
        Assert.Equal(0, feared.Tau);
        IReadOnlyList<IReadOnlyList<(int, int)>> unlike = [[(40, 40)], [(5, 40)], [(38, 40)], [(20, 40)], [(2, 40)], [(36, 40)], [(12, 40)], [(30, 40)]];
        Assert.True(UncomplainedTest.Of(unlike, 0).P > 0.05);
        Assert.True(UncomplainedTest.Of(unlike, 0).Tau > 0.2);
    }

    [Fact]
    public void Only_the_same_kind_of_breach_is_compared_and_few_others_tell_nothing()
    {
        // Small delays are forgiven everywhere; this provider has no others.
        IReadOnlyList<IReadOnlyList<(int, int)>> providers = [.. Enumerable.Range(0, 6).Select(i => (IReadOnlyList<(int, int)>)(i == 0 ? [(30, 30), (0, 0)] : [(29, 30), (3, 30)]))];
        Assert.True(UncomplainedTest.Of(providers, 0).P > 0.05);
        Assert.Equal(1, UncomplainedTest.Of([[(9, 9)], [(1, 9)], [(1, 9)], [(1, 9)]], 0).P);
        Assert.Equal(1, UncomplainedTest.Of([[(9, 9)], [(0, 2)], [(0, 2)], [(0, 2)], [(0, 2)], [(0, 2)]], 0).P);
        Assert.Throws<ArgumentException>(() => UncomplainedTest.Of([[(2, 1)]], 0));
        Assert.Throws<ArgumentException>(() => UncomplainedTest.Of([[(1, 1)], [(1, 1), (0, 0)]], 0));
    }

    [Fact]
    public void More_called_good_is_never_less_of_a_sign() =>
        Gen.Select(Gen.Int[0, 29], Gen.Int[0, 30].Array[7]).Sample((good, others) =>
        {
            double P(int own) => UncomplainedTest.Of([[(own, 30)], .. others.Select(other => (IReadOnlyList<(int, int)>)[(other, 30)])], 0).P;
            Assert.True(P(good + 1) <= P(good) + 1e-12);
        });

    [Fact]
    public void Honest_providers_that_differ_are_accused_as_rarely_as_promised()
    {
        var random = new Random(7);
        int accused = 0;
        for (int world = 0; world < 4000; world++)
        {
            IReadOnlyList<IReadOnlyList<(int, int)>> providers = [.. Enumerable.Range(0, 10).Select(_ =>
            {
                double chance = Math.Clamp(0.6 + 0.15 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()), 0.02, 0.98);
                return (IReadOnlyList<(int, int)>)[(Enumerable.Range(0, 40).Count(_ => random.NextDouble() < chance), 40)];
            })];
            accused += UncomplainedTest.Of(providers, 0).P < 0.01 ? 1 : 0;
        }

        Assert.InRange(accused, 8, 60);
    }
}
