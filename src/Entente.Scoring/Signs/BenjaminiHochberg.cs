namespace Entente.Scoring.Signs;

/// <summary>Keeps the share of false alarms among all alarms at a promised level, however many tests are made.</summary>
/// <remarks>Source: Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995), 289-300.</remarks>
public static class BenjaminiHochberg
{
    /// <summary>
    /// q-values, in the order of the p-values: with m tests, q of the i-th smallest p is the least of m p_j / j over j from i to m, at most 1. A sign with q at most 0.05 belongs to a list
    /// of which at most 5 % are expected to be false. Example: p = 0.01, 0.04, 0.03 gives q = 0.03, 0.04, 0.04.
    /// </summary>
    /// <param name="p">p-values, each from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A p outside 0 to 1, or not a number.</exception>
    public static double[] Adjust(ReadOnlySpan<double> p)
    {
        var sorted = p.ToArray();
        var order = new int[p.Length];
        for (int i = 0; i < order.Length; i++)
        {
            if (!(p[i] >= 0 && p[i] <= 1))
                throw new ArgumentOutOfRangeException(nameof(p), p[i], "A p-value lies from 0 to 1.");
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var q = new double[sorted.Length];
        double least = 1;
        for (int rank = sorted.Length; rank > 0; rank--)
        {
            least = Math.Min(least, sorted[rank - 1] * sorted.Length / rank);
            q[order[rank - 1]] = least;
        }

        return q;
    }
}
