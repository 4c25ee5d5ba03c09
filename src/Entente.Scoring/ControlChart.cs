namespace Entente.Scoring;

/// <summary>A control chart: what is usual for this series, and where it is not.</summary>
/// <param name="Points">The points in order of time.</param>
/// <param name="Centre">The centre line.</param>
/// <param name="Lower">The lower limit at each point.</param>
/// <param name="Upper">The upper limit at each point.</param>
/// <param name="Signals">What is unusual, by rule, then by time.</param>
public sealed record ControlChart(
    IReadOnlyList<double> Points, double Centre, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper, IReadOnlyList<ChartSignal> Signals) : ChartFigure
{
    /// <summary>d2 = 1.128, the mean range of two normal values in sigmas: a mean moving range divided by it estimates sigma.</summary>
    public const double MeanRangeOfTwo = 1.128;

    internal static ControlChart From(double[] points, double centre, double[] lower, double[] upper)
    {
        var centres = new double[points.Length];
        Array.Fill(centres, centre);
        return new(points, centre, lower, upper, NelsonRules.Of(points, centres, lower, upper));
    }

    internal static double MeanMovingRange(ReadOnlySpan<double> points)
    {
        double sum = 0;
        for (int i = 1; i < points.Length; i++)
            sum += Math.Abs(points[i] - points[i - 1]);
        return sum / (points.Length - 1);
    }
}
