namespace Entente.Scoring;

/// <summary>
/// The weight of a vote: 1 / sqrt(n), n = raters of that link, scaled so that the mean over all votes is 1, then capped at 2. A large department does not drown a
/// small one, and nobody's vote counts more than twice the average.
/// </summary>
/// <remarks>Example: a link of 1 rater and one of 9: 1 and nine times 1/3 add up to 4 over 10 votes, so the scale is 2.5 and the weights are 2 (capped from 2.5) and
/// nine times 0.8333. Source: scoring design, "Values and votes".</remarks>
public static class VoteWeights
{
    /// <summary>The most that one vote may weigh.</summary>
    public const double Cap = 2;

    /// <summary>One weight a vote, in the order of the votes; the same to the last bit whatever that order is.</summary>
    /// <param name="votes">The votes of one provider in one period, at most one a rater and link.</param>
    /// <exception cref="ArgumentException">Two votes of one rater on one link, or a value outside 0 to 1.</exception>
    public static double[] Of(ReadOnlySpan<Vote> votes)
    {
        var table = new VoteTable(votes);
        var weights = new double[votes.Length];
        for (int i = 0; i < weights.Length; i++)
            weights[table.Origin[i]] = table.Weights[i];
        return weights;
    }

    internal static double Capped(double scale, int raters) => Math.Min(Cap, scale / Math.Sqrt(raters));
}
