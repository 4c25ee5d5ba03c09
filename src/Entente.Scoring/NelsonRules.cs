namespace Entente.Scoring;

/// <summary>Signals of a control chart by Nelson's rules 1, 2 and 3. A longer run is one signal over all of it, not one a point.</summary>
public static class NelsonRules
{
    /// <summary>Points in a row on one side of the centre that make a signal of rule 2.</summary>
    public const int SideRun = 9;

    /// <summary>Points in a row that rise, or fall, to make a signal of rule 3.</summary>
    public const int TrendRun = 6;

    /// <summary>All signals, by rule, then by time. A point on a limit is within it; a point on the centre (to 12 digits) ends a run of rule 2; equal points end one of rule 3.</summary>
    /// <param name="points">The points in order of time.</param>
    /// <param name="centres">The centre at each point.</param>
    /// <param name="lower">The lower limit at each point.</param>
    /// <param name="upper">The upper limit at each point.</param>
    /// <exception cref="ArgumentException">The four differ in length.</exception>
    public static IReadOnlyList<ChartSignal> Of(ReadOnlySpan<double> points, ReadOnlySpan<double> centres, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (centres.Length != points.Length || lower.Length != points.Length || upper.Length != points.Length)
            throw new ArgumentException("A chart has one centre and two limits for each point.", nameof(points));
        var signals = new List<ChartSignal>();
        var sides = new int[points.Length];
        var steps = new int[Math.Max(0, points.Length - 1)];
        for (int i = 0; i < points.Length; i++)
        {
            int beyond = Sign(points[i], upper[i]) > 0 ? 1 : Sign(points[i], lower[i]) < 0 ? -1 : 0;
            if (beyond != 0)
                signals.Add(new(NelsonRule.BeyondLimits, i, i, (Direction)beyond));
            sides[i] = Sign(points[i], centres[i]);
            if (i > 0)
                steps[i - 1] = Sign(points[i], points[i - 1]);
        }

        AddRuns(signals, NelsonRule.OneSide, sides, SideRun, 0);
        AddRuns(signals, NelsonRule.Trend, steps, TrendRun - 1, 1);
        return signals;
    }

    private static int Sign(double point, double than) => Math.Abs(point - than) <= 1e-12 * Math.Max(1, Math.Abs(than)) ? 0 : point > than ? 1 : -1;

    private static void AddRuns(List<ChartSignal> signals, NelsonRule rule, int[] signs, int needed, int pointsMore)
    {
        for (int from = 0, to; from < signs.Length; from = to)
        {
            to = from + 1;
            while (to < signs.Length && signs[to] == signs[from])
                to++;
            if (signs[from] != 0 && to - from >= needed)
                signals.Add(new(rule, from, to - 1 + pointsMore, (Direction)signs[from]));
        }
    }
}
