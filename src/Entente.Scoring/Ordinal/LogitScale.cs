namespace Entente.Scoring.Ordinal;

/// <summary>The thresholds and what of each answer's probability depends on nothing else.</summary>
internal sealed class LogitScale
{
    public LogitScale(double[] thresholds)
    {
        Thresholds = thresholds;
        Edge = new double[thresholds.Length + 1];
        LogGap = new double[thresholds.Length + 1];
        for (int level = 1; level < thresholds.Length; level++)
        {
            double gap = thresholds[level] - thresholds[level - 1];
            Edge[level] = 1 / ExpM1(gap);
            LogGap[level] = Math.Log(-ExpM1(-gap));
        }
    }

    public double[] Thresholds { get; }

    /// <summary>1 / (exp(gap) - 1) between the two thresholds of a level, 0 at the ends of the scale.</summary>
    public double[] Edge { get; }

    /// <summary>ln(1 - exp(-gap)), 0 at the ends of the scale.</summary>
    public double[] LogGap { get; }

    /// <summary>exp(x) - 1 without cancellation near 0, after Kahan.</summary>
    private static double ExpM1(double x)
    {
        double e = Math.Exp(x);
        if (e == 1)
            return x;
        double less = e - 1;
        return less == -1 || double.IsInfinity(e) ? less : less * x / Math.Log(e);
    }
}
