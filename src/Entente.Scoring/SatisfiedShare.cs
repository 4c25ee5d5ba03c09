namespace Entente.Scoring;

/// <summary>
/// The share of a provider's answered links whose customers are satisfied (or were, after a confirmed recovery): k / n, how sure it is, and the most
/// that any single rater can change it.
/// </summary>
/// <remarks>Example: 60 of 229 answered links, 240 links in all, the largest customer unit has 12: value 0.2620, interval 0.2093 to 0.3226, bound 12 / 229 = 0.0524,
/// coverage 229 / 240 = 0.9542. Source: scoring design, "Satisfied share".</remarks>
/// <param name="Satisfied">k: links answered satisfied or recovered.</param>
/// <param name="Answered">n: links with any answer.</param>
/// <param name="Links">All links of the provider in the period, answered or not.</param>
/// <param name="Value">k / n, from 0 to 1; null when nobody answered: silence is never satisfaction.</param>
/// <param name="Interval">Wilson's 95 % interval of the value; null when nobody answered.</param>
/// <param name="Bound">
/// No single rater, whatever they answer, leave unanswered or take back, moves the value by more: (links of the largest customer unit) / n, at most 1.
/// Null when nobody answered.
/// </param>
/// <param name="Coverage">n / links, from 0 to 1; null without links.</param>
public sealed record SatisfiedShare(int Satisfied, int Answered, int Links, double? Value, Interval? Interval, double? Bound, double? Coverage)
{
    /// <summary>The satisfied share with everything that belongs beside it.</summary>
    /// <param name="satisfied">k, from 0 to n.</param>
    /// <param name="answered">n, from 0 to the number of links.</param>
    /// <param name="linksPerUnit">
    /// For each customer unit, how many links of this provider its people may rate: answered or not, because an unanswered link may still be answered.
    /// They add up to all links. A rater who may rate for several units (a parent unit) is covered by listing those units as one.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">k outside 0 to n, n above the number of links, or a unit with fewer than zero links.</exception>
    public static SatisfiedShare Of(int satisfied, int answered, params ReadOnlySpan<int> linksPerUnit)
    {
        int links = 0, largest = 0;
        foreach (int unit in linksPerUnit)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(unit, nameof(linksPerUnit));
            links += unit;
            largest = Math.Max(largest, unit);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(satisfied);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(satisfied, answered);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(answered, links);
        double? coverage = links == 0 ? null : (double)answered / links;
        return answered == 0
            ? new(satisfied, answered, links, null, null, null, coverage)
            : new(satisfied, answered, links, (double)satisfied / answered, Wilson.Of(satisfied, answered), Math.Min(1, (double)largest / answered), coverage);
    }
}
