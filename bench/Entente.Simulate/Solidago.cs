namespace Entente.Simulate;

/// <summary>
/// Two robust estimators to compare with, written from their definitions: Allouah, Guerraoui, Hoang, Villemaud, "Robust Sparse Voting" (2024), and the description of
/// Solidago, the pipeline of Tournesol. One voter moves either by at most L a unit of voting weight.
/// </summary>
public static class Solidago
{
    /// <summary>
    /// QrMed, the quadratically regularised median: the m that makes m² / (2 L) + sum of w |m - x| smallest. The derivative m / L + sum of w sign(m - x) rises in m, so m is
    /// where it changes sign: at a value, or between two.
    /// </summary>
    /// <param name="lipschitz">L, above 0.</param>
    /// <param name="values">x.</param>
    /// <param name="weights">w, at least 0; as many.</param>
    public static double QrMedian(double lipschitz, IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        // Left of all values the derivative is m / L - W.
        var pull = -weights.Sum();
        foreach (var i in order)
        {
            var between = -lipschitz * pull;
            if (between <= values[i])
                return between;
            pull += 2 * weights[i];
            if (values[i] / lipschitz + pull >= 0)
                return values[i];
        }

        return -lipschitz * pull;
    }

    /// <summary>LrMean, the Lipschitz-resilient mean: the weighted mean of the values cut to QrMed(L / 4) plus or minus L W / 4.</summary>
    /// <param name="lipschitz">L, above 0.</param>
    /// <param name="values">x.</param>
    /// <param name="weights">w, at least 0, not all 0; as many.</param>
    public static double LrMean(double lipschitz, IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        var (centre, radius) = (QrMedian(lipschitz / 4, values, weights), lipschitz * total / 4);
        return values.Select((value, i) => weights[i] * Math.Clamp(value, centre - radius, centre + radius)).Sum() / total;
    }
}
