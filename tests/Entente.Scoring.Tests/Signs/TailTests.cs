using CsCheck;
using Entente.Scoring.Signs;

namespace Entente.Scoring.Tests.Signs;

public sealed class TailTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(-1.959963984540054, 0.975)]
    [InlineData(5, 2.866515718791939e-7)]
    [InlineData(10, 7.619853024160526e-24)]
    public void The_normal_tail_agrees_with_tables(double z, double expected) =>
        Assert.Equal(expected, Tails.NormalAbove(z), expected * 1e-12);

    [Fact]
    public void Poisson_and_binomial_tails_agree_with_plain_sums() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 60], Gen.Double[0.001, 0.999]).Sample(
            (k, n, chance) =>
            {
                k = Math.Min(k, n);
                double binomial = 0, term = Math.Pow(1 - chance, n);
                for (int j = 0; j <= n; j++)
                {
                    binomial += j >= k ? term : 0;
                    term *= (n - j) / (j + 1.0) * chance / (1 - chance);
                }

                double poisson = 0, mean = n * chance;
                term = Math.Exp(-mean);
                for (int j = 0; j <= 600; j++)
                {
                    poisson += j >= k ? term : 0;
                    term *= mean / (j + 1);
                }

                Assert.Equal(binomial, Tails.BinomialAtLeast(k, n, chance), 1e-10 * binomial + 1e-15);
                Assert.Equal(poisson, Tails.PoissonAtLeast(k, mean), 1e-10 * poisson + 1e-15);
            },
            iter: 2000);

    [Fact]
    public void Q_values_are_what_the_definition_says() =>
        Gen.Double[0, 1].Array[1, 30].Sample(p =>
        {
            var q = BenjaminiHochberg.Adjust(p);
            for (int i = 0; i < p.Length; i++)
            {
                // By definition: over every list that i could belong to, the least share of false alarms.
                double least = p.Where(bar => bar >= p[i]).Min(bar => Math.Min(1, bar * p.Length / p.Count(other => other <= bar)));
                Assert.Equal(least, q[i], 1e-12);
            }
        });

    [Fact]
    public void A_p_outside_0_to_1_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjust([0.5, double.NaN]));
}
