namespace Entente.Scoring.Signs;

/// <summary>
/// Whether a group does something more often than others, stratum by stratum, so that a stratum in which it is rare for everybody accuses nobody. For fear: "did" = called good an occasion on which a promise was broken, strata =
/// kinds of promise or sizes of the delay, the others = other providers.
/// </summary>
/// <remarks>
/// z = (sum a - sum E a - 1/2) / sqrt(sum Var a), with E a = (a + b)(a + c) / n and Var a = (a + b)(c + d)(a + c)(b + d) / (n² (n - 1)); one-sided, with the continuity correction.
/// Source: N. Mantel, W. Haenszel, "Statistical aspects of the analysis of data from retrospective studies of disease", JNCI 22 (1959), 719-748.
/// </remarks>
/// <param name="Observed">Sum of a.</param>
/// <param name="Expected">Sum of E a: what the others' habits lead to expect.</param>
/// <param name="OddsRatio">sum (a d / n) / sum (b c / n); null where the denominator is 0.</param>
/// <param name="P">How often chance alone gives as many or more; 1 where no stratum tells anything.</param>
public sealed record MantelHaenszel(int Observed, double Expected, double? OddsRatio, double P)
{
    /// <summary>The test over these strata.</summary>
    /// <param name="strata">Counts, each at least 0.</param>
    public static MantelHaenszel Of(params ReadOnlySpan<TwoByTwo> strata)
    {
        int observed = 0;
        double expected = 0, variance = 0, above = 0, below = 0;
        foreach (var (a, b, c, d) in strata)
        {
            if (a < 0 || b < 0 || c < 0 || d < 0)
                throw new ArgumentOutOfRangeException(nameof(strata), "Counts are at least 0.");
            double n = (double)a + b + c + d;
            if (n < 2)
                continue;
            observed += a;
            expected += ((double)a + b) * ((double)a + c) / n;
            variance += ((double)a + b) * ((double)c + d) * ((double)a + c) * ((double)b + d) / (n * n * (n - 1));
            above += (double)a * d / n;
            below += (double)b * c / n;
        }

        double p = variance > 0 ? Tails.NormalAbove((observed - expected - 0.5) / Math.Sqrt(variance)) : 1;
        return new(observed, expected, below > 0 ? above / below : null, p);
    }
}
