namespace Entente.Scoring;

/// <summary>
/// The XmR chart of single values, such as a provider's monthly indices: centre = mean, limits = mean ± 2.66 x mean moving range (3 / 1.128 = 2.66 to two digits; the
/// full quotient is used).
/// </summary>
/// <remarks>Example: 10, 12, 10, 12, 10, 12, 10, 12 has the mean 11, the mean moving range 2 and the limits 11 ± 5.319. Source: W. A. Shewhart; D. J. Wheeler,
/// "Understanding Variation".</remarks>
public static class IndividualsChart
{
    /// <summary>The chart, or <see cref="NotEnoughHistory"/> below 8 points. Limits are not cut to a scale.</summary>
    /// <param name="points">Finite values in order of time, in any unit.</param>
    /// <exception cref="ArgumentException">A value that is no finite number.</exception>
    public static ChartFigure Of(params ReadOnlySpan<double> points)
    {
        double mean = 0;
        foreach (double point in points)
            mean += double.IsFinite(point) ? point : throw new ArgumentException($"A chart has finite points only: {point}.", nameof(points));
        if (points.Length < ChartFigure.FewestPoints)
            return new NotEnoughHistory(points.Length, ChartFigure.FewestPoints);
        mean /= points.Length;
        double reach = 3 / ControlChart.MeanRangeOfTwo * ControlChart.MeanMovingRange(points);
        var lower = new double[points.Length];
        var upper = new double[points.Length];
        Array.Fill(lower, mean - reach);
        Array.Fill(upper, mean + reach);
        return ControlChart.From(points.ToArray(), mean, lower, upper);
    }
}
