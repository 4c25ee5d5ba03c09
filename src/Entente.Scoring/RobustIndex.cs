namespace Entente.Scoring;

/// <summary>
/// The headline figure of one provider in one period: close to the mean of votes when they are ordinary, half deaf to far ones, calm with few
/// (scoring.md, "Robust index"). It is the only root z of
/// <c>F(z) = kappa (z - m) + sum_r w_r psi(z - v_r)</c>, <c>psi(t) = eps t + (1 - eps) clip(t, -c, c)</c>, with c = 0.1875 and eps = 0.2.
/// </summary>
/// <remarks>F is strictly increasing and piecewise linear, so Newton's steps end on the root itself. Example: five votes of 1 on one link and m = 0.7 give 4 (z - 0.7) = 5 (1 - z), z = 0.8667.</remarks>
/// <param name="Value">z, from 0 to 1.</param>
/// <param name="Bound">
/// The most that any one rater who voted could still move the value by putting all their votes to 0 or to 1 or taking them back, weights and all
/// computed anew.
/// </param>
/// <param name="Raters">How many different raters voted.</param>
/// <param name="Kappa">The pull towards m that was needed to keep the bound within the limit; 4 where none was.</param>
public sealed record RobustIndex(double Value, double Bound, int Raters, double Kappa)
{
    /// <summary>Fewer raters give no index.</summary>
    public const int FewestRaters = 5;

    /// <summary>m before any period was closed.</summary>
    public const double FirstPrior = 0.7;

    /// <summary>The pull towards m where nothing more is needed.</summary>
    public const double OrdinaryKappa = 4;

    /// <summary>True when the pull had to be raised because few raters voted.</summary>
    public bool FewRaters => Kappa > OrdinaryKappa;

    /// <summary>The index of these votes; null with fewer than <see cref="FewestRaters"/> raters.</summary>
    /// <param name="votes">One vote for each rater and link; the order does not matter, to the last bit.</param>
    /// <param name="prior">m, the company's index of the last closed period, from 0 to 1.</param>
    /// <param name="limit">The most that one rater may move the value, above 0; the pull is raised until they cannot.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value or the prior outside 0 to 1, or a limit that is not above 0.</exception>
    public static RobustIndex? Of(IReadOnlyList<Vote> votes, double prior, double limit = 0.10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prior);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prior, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var worlds = VoteSet.Of(votes);
        if (worlds.Raters < FewestRaters)
            return null;
        var ordinary = At(worlds, prior, OrdinaryKappa);
        return ordinary.Bound <= limit ? ordinary : Raised(worlds, prior, limit);
    }

    /// <summary>For each rater, the most they could still move the value; see <see cref="Bound"/>.</summary>
    /// <param name="votes">As for <see cref="Of"/>.</param>
    /// <param name="prior">As for <see cref="Of"/>.</param>
    public IReadOnlyDictionary<int, double> Influences(IReadOnlyList<Vote> votes, double prior)
    {
        var worlds = VoteSet.Of(votes);
        return worlds.RaterIds.ToDictionary(rater => rater, rater => worlds.LargestMove(rater, Value, prior, Kappa));
    }

    private static RobustIndex At(VoteSet worlds, double prior, double kappa)
    {
        var value = worlds.Solve(prior, kappa);
        var bound = worlds.RaterIds.Max(rater => worlds.LargestMove(rater, value, prior, kappa));
        return new RobustIndex(value, bound, worlds.Raters, kappa);
    }

    /// <summary>The smallest pull, to one part in a thousand, that keeps every rater within the limit.</summary>
    private static RobustIndex Raised(VoteSet worlds, double prior, double limit)
    {
        double low = OrdinaryKappa, high = 2 * OrdinaryKappa;
        while (At(worlds, prior, high).Bound > limit)
            (low, high) = (high, 2 * high);
        while (high - low > low / 1000)
        {
            var middle = (low + high) / 2;
            if (At(worlds, prior, middle).Bound > limit)
                low = middle;
            else
                high = middle;
        }

        return At(worlds, prior, high);
    }
}
