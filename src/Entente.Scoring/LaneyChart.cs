namespace Entente.Scoring;

/// <summary>
/// A p'-chart (Laney 2002) of the share of bads by month: limits that allow for months that differ by more than chance.
/// <c>p ± 3 sigma_z sqrt(p (1 - p) / n_t)</c>, sigma_z = mean |z_t - z_(t-1)| / 1.128.
/// </summary>
/// <param name="Centre">All bads over all answers.</param>
/// <param name="Points">One for each month with answers, in order.</param>
public sealed record LaneyChart(double Centre, IReadOnlyList<LaneyChart.Point> Points)
{
    /// <summary>Fewer months with answers give no limits.</summary>
    public const int FewestPoints = 8;

    private const double MeanRangeOfTwo = 1.128;

    /// <summary>The chart; null with fewer than <see cref="FewestPoints"/> months with answers.</summary>
    /// <param name="bads">Bads of each month.</param>
    /// <param name="answers">Answers of each month; a month without any is left out.</param>
    /// <exception cref="ArgumentException">The two lists differ in length.</exception>
    public static LaneyChart? Of(IReadOnlyList<int> bads, IReadOnlyList<int> answers)
    {
        if (bads.Count != answers.Count)
            throw new ArgumentException("Bads and answers come in pairs.", nameof(answers));
        var months = Enumerable.Range(0, answers.Count).Where(t => answers[t] > 0).ToList();
        if (months.Count < FewestPoints)
            return null;
        var centre = months.Sum(t => (double)bads[t]) / months.Sum(t => (double)answers[t]);
        double Spread(int t) => Math.Sqrt(centre * (1 - centre) / answers[t]);
        var z = months.ConvertAll(t => Spread(t) > 0 ? (((double)bads[t] / answers[t]) - centre) / Spread(t) : 0);
        var sigma = z.Zip(z.Skip(1), (a, b) => Math.Abs(b - a)).Average() / MeanRangeOfTwo;
        return new LaneyChart(centre, months.ConvertAll(t => new Point(
            t, (double)bads[t] / answers[t], Math.Max(0, centre - (3 * sigma * Spread(t))), Math.Min(1, centre + (3 * sigma * Spread(t))))));
    }

    /// <summary>One month.</summary>
    /// <param name="Month">Its place in the lists given.</param>
    /// <param name="Share">Its share of bads.</param>
    /// <param name="Low">The lower limit, not below 0.</param>
    /// <param name="High">The upper limit, not above 1.</param>
    public readonly record struct Point(int Month, double Share, double Low, double High);
}
