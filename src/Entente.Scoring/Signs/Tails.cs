namespace Entente.Scoring.Signs;

/// <summary>How much of a distribution lies beyond a point. Relative accuracy 1e-12 and better over what signs need.</summary>
public static class Tails
{
    private const int MostTerms = 10_000;
    private const double Tiny = 1e-300;

    /// <summary>P(Z &gt; z) of the standard normal: Q(1/2, z²/2) / 2 for z above 0. Example: z = 1.959963984540054 gives 0.025.</summary>
    public static double NormalAbove(double z) =>
        z < 0 ? 1 - NormalAbove(-z) : z > 38.5 ? 0 : GammaAbove(0.5, z * z / 2) / 2;

    /// <summary>P(X ≥ k) of the Poisson distribution with this mean: P(k, mean), the lower incomplete gamma function. Example: mean 2, k = 5 gives 0.052653.</summary>
    /// <param name="k">Events, at least 0.</param>
    /// <param name="mean">Events expected, at least 0.</param>
    public static double PoissonAtLeast(int k, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        return k == 0 ? 1 : mean == 0 ? 0 : GammaBelow(k, mean);
    }

    /// <summary>P(X ≥ k) of the binomial distribution, summed from the largest term on. Example: 5 of 10 at 0.2 gives 0.032793.</summary>
    /// <param name="k">Successes, from 0 to <paramref name="n"/>.</param>
    /// <param name="n">Trials.</param>
    /// <param name="chance">Of one success, from 0 to 1.</param>
    public static double BinomialAtLeast(int k, int n, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, n);
        if (!(chance >= 0 && chance <= 1))
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "A chance lies from 0 to 1.");
        if (k == 0 || chance == 1)
            return 1;
        if (chance == 0)
            return 0;
        // The smaller tail is summed, so that no digits are lost in 1 - p.
        return k > n * chance ? TailFrom(k, n, chance) : 1 - TailFrom(n - k + 1, n, 1 - chance);
    }

    /// <summary>P(T > t) of Student's distribution. Example: 2.262157 with 9 degrees of freedom: 0.025.</summary>
    /// <remarks>The finite series of Abramowitz and Stegun 26.7.3 and 26.7.4; exact to about 1e-15, not relative to a tail below that.</remarks>
    /// <param name="t">Any number.</param>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double StudentAbove(double t, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        double angle = Math.Atan(Math.Abs(t) / Math.Sqrt(freedom)), cos2 = Math.Cos(angle) * Math.Cos(angle);
        bool isOdd = freedom % 2 == 1;
        double term = isOdd ? Math.Cos(angle) : 1, sum = freedom == 1 ? 0 : term;
        for (int k = isOdd ? 3 : 2; k < freedom; k += 2)
            sum += term *= cos2 * (k - 1) / k;
        double inside = isOdd ? 2 / Math.PI * (angle + Math.Sin(angle) * sum) : Math.Sin(angle) * sum;
        double above = Math.Max(0, (1 - inside) / 2);
        return t >= 0 ? above : 1 - above;
    }

    /// <summary>ln Gamma(x) for x above 0: Stirling's series after the recurrence has carried x above 15.</summary>
    internal static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 15; x++)
            shift += Math.Log(x);
        double inverse = 1 / x, square = inverse * inverse;
        double series = inverse * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square * (1 / 1188.0 - square * 691 / 360360.0)))));
        return (x - 0.5) * Math.Log(x) - x + Math.Log(2 * Math.PI) / 2 + series - shift;
    }

    private static double TailFrom(int k, int n, double chance)
    {
        double term = Math.Exp(
            LogGamma(n + 1.0) - LogGamma(k + 1.0) - LogGamma(n - k + 1.0) + k * Math.Log(chance) + (n - k) * double.LogP1(-chance));
        double sum = term, odds = chance / (1 - chance);
        for (int j = k; j < n && term > sum * 1e-17; j++)
        {
            term *= (n - j) / (j + 1.0) * odds;
            sum += term;
        }

        return Math.Min(1, sum);
    }

    private static double GammaAbove(double a, double x) => x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);

    private static double GammaBelow(double a, double x) => x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);

    /// <summary>The regularised lower function by its power series (Abramowitz and Stegun 6.5.29).</summary>
    private static double Series(double a, double x)
    {
        if (x == 0)
            return 0;
        double term = 1 / a, sum = term;
        for (int i = 1; i < MostTerms && term > sum * 1e-17; i++)
        {
            term *= x / (a + i);
            sum += term;
        }

        return sum * Math.Exp(a * Math.Log(x) - x - LogGamma(a));
    }

    /// <summary>The regularised upper function by its continued fraction (Abramowitz and Stegun 6.5.31), after Lentz.</summary>
    private static double Fraction(double a, double x)
    {
        double b = x + 1 - a, c = 1 / Tiny, d = 1 / b, product = d;
        for (int i = 1; i < MostTerms; i++)
        {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / NotZero(numerator * d + b);
            c = NotZero(b + numerator / c);
            product *= c * d;
            if (Math.Abs(c * d - 1) < 1e-16)
                break;
        }

        return product * Math.Exp(a * Math.Log(x) - x - LogGamma(a));
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
