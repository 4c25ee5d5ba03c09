namespace Entente.Scoring;

/// <summary>
/// Observed against expected dissatisfied customers: a provider with many encounters meets a <em>bad</em> sooner. Customer c with n_c answers is expected to be
/// dissatisfied with probability p_c = 1 - (1 - q)^n_c, q = the company's rate of bad answers; their number is Poisson-binomial, computed exactly.
/// </summary>
/// <remarks>Example: q = 0.1, three customers with 1, 2 and 10 answers: p = 0.1, 0.19, 0.6513; expected 0.9413. Source: scoring design, "Exposure".</remarks>
/// <param name="Observed">Customers that are dissatisfied.</param>
/// <param name="Expected">E = sum of p_c.</param>
/// <param name="Low">The fewest dissatisfied customers that are not surprising: the smallest j with P(X &lt; j) + P(X = j) / 2 above 2.5 %.</param>
/// <param name="High">The most that are not surprising: the largest j with P(X > j) + P(X = j) / 2 above 2.5 %.</param>
/// <param name="MidP">Two-sided mid-p value of what was observed, 2 min(P(X &lt; o), P(X > o)) + P(X = o), at most 1: how often chance alone does as much.</param>
public sealed record Exposure(int Observed, double Expected, int Low, int High, double MidP)
{
    private const double Tail = 0.025;

    /// <summary>The exposure of one provider in one period.</summary>
    /// <param name="observed">Dissatisfied customers, from 0 to the number of customers.</param>
    /// <param name="badRate">q, the company's share of bad answers, from 0 to 1.</param>
    /// <param name="answers">n_c, one for each customer that answered, at least 0.</param>
    /// <exception cref="ArgumentException">A number outside its range.</exception>
    public static Exposure Of(int observed, double badRate, params ReadOnlySpan<int> answers)
    {
        if (observed < 0 || observed > answers.Length)
            throw new ArgumentException($"{observed} of {answers.Length} customers cannot be dissatisfied.", nameof(observed));
        if (!(badRate >= 0 && badRate <= 1))
            throw new ArgumentException($"A rate lies from 0 to 1: {badRate}.", nameof(badRate));
        int[] sorted = answers.ToArray();
        Array.Sort(sorted);
        var chances = new double[sorted.Length];
        double expected = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(sorted[i], nameof(answers));
            chances[i] = 1 - Math.Pow(1 - badRate, sorted[i]);
            expected += chances[i];
        }

        double[] distribution = PoissonBinomial(chances);
        return new(observed, expected, LowOf(distribution), HighOf(distribution), MidPOf(distribution, observed));
    }

    /// <summary>P(X = j) for j = 0 to n, X = number of successes of independent trials with these chances; customer by customer, all terms positive, O(n²).</summary>
    internal static double[] PoissonBinomial(ReadOnlySpan<double> chances)
    {
        var distribution = new double[chances.Length + 1];
        distribution[0] = 1;
        for (int c = 0; c < chances.Length; c++)
        {
            for (int j = c + 1; j > 0; j--)
                distribution[j] = distribution[j] * (1 - chances[c]) + distribution[j - 1] * chances[c];
            distribution[0] *= 1 - chances[c];
        }

        return distribution;
    }

    private static int LowOf(double[] distribution)
    {
        double below = 0;
        int j = 0;
        while (j < distribution.Length - 1 && below + distribution[j] / 2 <= Tail)
            below += distribution[j++];
        return j;
    }

    private static int HighOf(double[] distribution)
    {
        double above = 0;
        int j = distribution.Length - 1;
        while (j > 0 && above + distribution[j] / 2 <= Tail)
            above += distribution[j--];
        return j;
    }

    private static double MidPOf(double[] distribution, int observed)
    {
        double below = 0, above = 0;
        for (int j = 0; j < observed; j++)
            below += distribution[j];
        for (int j = distribution.Length - 1; j > observed; j--)
            above += distribution[j];
        return Math.Min(1, 2 * Math.Min(below, above) + distribution[observed]);
    }
}
