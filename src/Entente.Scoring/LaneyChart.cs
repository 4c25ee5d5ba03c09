namespace Entente.Scoring;

/// <summary>
/// The p' chart of shares k / n, such as the share of bads a month, which allows for more (or less) variation between months than chance alone gives: centre p = sum k / sum n,
/// z = (k/n - p) / sqrt(p (1-p) / n), sigma of z = mean moving range of z / 1.128, limits p ± 3 sigma_z sqrt(p (1-p) / n), cut to 0 and 1.
/// </summary>
/// <remarks>Where p is 0 or 1 all points and both limits lie on p. Source: D. B. Laney, "Improved control charts for attributes" (2002).</remarks>
public static class LaneyChart
{
    /// <summary>The chart, or <see cref="NotEnoughHistory"/> below 8 points. Leave out months without answers.</summary>
    /// <param name="k">For each month the answers that are counted, from 0 to n.</param>
    /// <param name="n">For each month all answers, at least 1.</param>
    /// <exception cref="ArgumentException">The two differ in length, or a month where not 0 ≤ k ≤ n and 1 ≤ n.</exception>
    public static ChartFigure Of(ReadOnlySpan<long> k, ReadOnlySpan<long> n)
    {
        if (k.Length != n.Length)
            throw new ArgumentException($"{k.Length} counts for {n.Length} months.", nameof(k));
        long counted = 0, all = 0;
        for (int i = 0; i < n.Length; i++)
        {
            if (k[i] < 0 || k[i] > n[i] || n[i] < 1)
                throw new ArgumentException($"Month {i} counts {k[i]} of {n[i]} answers.", nameof(k));
            counted += k[i];
            all += n[i];
        }

        if (n.Length < ChartFigure.FewestPoints)
            return new NotEnoughHistory(n.Length, ChartFigure.FewestPoints);
        return Chart(k, n, (double)counted / all);
    }

    private static ControlChart Chart(ReadOnlySpan<long> k, ReadOnlySpan<long> n, double p)
    {
        var points = new double[n.Length];
        var sigma = new double[n.Length];
        var z = new double[n.Length];
        for (int i = 0; i < n.Length; i++)
        {
            points[i] = (double)k[i] / n[i];
            sigma[i] = Math.Sqrt(p * (1 - p) / n[i]);
            z[i] = sigma[i] == 0 ? 0 : (points[i] - p) / sigma[i];
        }

        double beyondChance = ControlChart.MeanMovingRange(z) / ControlChart.MeanRangeOfTwo;
        var lower = new double[n.Length];
        var upper = new double[n.Length];
        for (int i = 0; i < n.Length; i++)
        {
            lower[i] = Math.Max(0, p - 3 * beyondChance * sigma[i]);
            upper[i] = Math.Min(1, p + 3 * beyondChance * sigma[i]);
        }

        return ControlChart.From(points, p, lower, upper);
    }
}
