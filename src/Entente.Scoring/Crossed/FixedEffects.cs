namespace Entente.Scoring.Crossed;

/// <summary>Fixed effects as a caller knows them: what was taken off columns and response is put back into the intercept.</summary>
internal static class FixedEffects
{
    public static FixedEffect[] Of(IReadOnlyList<FixedColumn> columns, ReadOnlySpan<double> beta, double[][] covariance, bool intercept, double[] shift, double sigma)
    {
        var effects = new FixedEffect[columns.Count];
        for (int c = 0; c < effects.Length; c++)
        {
            bool first = c == 0 && intercept;
            double estimate = beta[c] + (first ? shift[^1] : 0), variance = covariance[c][c];
            for (int e = 1; first && e < effects.Length; e++)
            {
                estimate -= shift[e] * beta[e];
                variance -= 2 * shift[e] * covariance[0][e];
                for (int f = 1; f < effects.Length; f++)
                    variance += shift[e] * shift[f] * covariance[e][f];
            }

            effects[c] = new(columns[c].Name, estimate, sigma * Math.Sqrt(Math.Max(0, variance)));
        }

        return effects;
    }
}
