namespace Entente.Domain.Scorecards;

/// <summary>How the months of a link compare.</summary>
public static class VerdictTrends
{
    /// <summary>
    /// The last month with an answer against the one with an answer before it. Months without an answer say nothing and are passed over:
    /// silence is neither an improvement nor a decline.
    /// </summary>
    /// <param name="months">The verdicts of months in order of time.</param>
    public static VerdictTrend Of(IReadOnlyList<Verdict> months)
    {
        var answered = months.Where(verdict => verdict is not Verdict.NoAnswer).ToList();
        if (answered.Count < 2)
            return VerdictTrend.Unknown;
        // The verdicts stand in the enumeration from good to bad.
        return answered[^1].CompareTo(answered[^2]) switch { < 0 => VerdictTrend.Better, 0 => VerdictTrend.Same, _ => VerdictTrend.Worse };
    }
}
