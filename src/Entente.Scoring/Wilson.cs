namespace Entente.Scoring;

/// <summary>The score interval of a share k / n. It never leaves 0 to 1, and is honest for few answers and for shares near 0 or 1.</summary>
/// <remarks>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212.</remarks>
public static class Wilson
{
    /// <summary>The 97.5 % point of the normal distribution: 95 % lie between -z and z.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>
    /// The 95 % interval, (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) with p = k / n.
    /// Example: 60 of 229 gives 0.209318 to 0.322552. At k = 0 the lower end is 0 exactly, at k = n the upper end is 1 exactly.
    /// </summary>
    /// <param name="k">Successes, 0 to n.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">n below 1, or k outside 0 to n.</exception>
    public static Interval Of(long k, long n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, n);
        const double squared = Z95 * Z95;
        double centre = k + squared / 2;
        double half = Z95 * Math.Sqrt(k * ((double)(n - k) / n) + squared / 4);
        return new(k == 0 ? 0 : (centre - half) / (n + squared), k == n ? 1 : (centre + half) / (n + squared));
    }
}
