namespace Entente.Scoring;

/// <summary>
/// The headline figure of one provider in one period. z solves F(z) = kappa (z - m) + sum of w psi(z - v) = 0 with psi(t) = epsilon t + (1 - epsilon) clip(t, -c, c)
/// ("leaky Huber"), c = 0.1875, epsilon = 0.2: close to the mean of the votes when they are ordinary, half deaf to far ones, near m with few of them. Solved exactly.
/// </summary>
/// <remarks>
/// Theorem. Turning votes of one rater moves z by at most 0.5 W_r / (kappa + 0.2 W); leaving moves it by at most 0.35 D_r / (kappa + 0.2 max(W, W')), D_r = sum of
/// |new - old weight| over all votes. Kappa is raised until both are within the limit for every rater; only who rated where decides that, never a value, so no
/// change of votes changes kappa. Worked example: 5 raters of one link vote 1, 1, 1, 1, 0 with m = 0.7: all weights 1, kappa 4, 4 (z - 0.7) + 4 (0.2 (z - 1) - 0.15) + 0.2 z + 0.15 = 0,
/// z = 4.05 / 5 = 0.81. Source: scoring design, "Robust index"; P. J. Huber, "Robust estimation of a location parameter" (1964); decision 0020.
/// </remarks>
/// <param name="Value">z, from 0 to 1; shown as 0 to 100.</param>
/// <param name="Bound">
/// The exact largest move, up or down, that any one of these raters could still make by turning all their votes to 0, to 1, or by taking all back (weights found anew; kappa too, never
/// below what it is, where one rater may move more than half the limit). Any other change of the values of their votes moves it less. Where a departure would leave too few raters for an index, it counts as no move.
/// </param>
/// <param name="Ceiling">The theorem's bound over all raters at this kappa, at most the limit. The bound exceeds it only where a departure would raise kappa for those who remain.</param>
/// <param name="Kappa">How many average votes the middle m weighs.</param>
/// <param name="FewRaters">Kappa had to be raised above the company's to keep single raters within the limit; the page says "few raters".</param>
/// <param name="Raters">Distinct raters.</param>
/// <param name="Votes">Votes, one a rater and link.</param>
/// <param name="TotalWeight">W, the sum of the weights; below the number of votes where weights were capped.</param>
/// <param name="RatersToFail">
/// The smallest number of these raters who together, by changing their votes, could bring the index below the pass mark: exact, because at the pass mark the effects of turned votes
/// add up. 0 where it is below already; null where not even all of them could.
/// </param>
public sealed record RobustIndex(
    double Value, double Bound, double Ceiling, double Kappa, bool FewRaters, int Raters, int Votes, double TotalWeight, int? RatersToFail) : IndexFigure
{
    /// <summary>The index of these votes, or why there is none. The same to the last bit whatever the order of the votes.</summary>
    /// <param name="votes">All votes on one provider's links in one period, at most one a rater and link.</param>
    /// <param name="rule">The company's rule.</param>
    /// <exception cref="ArgumentException">Two votes of one rater on one link, a value outside 0 to 1, or a rule outside its ranges.</exception>
    public static IndexFigure Of(ReadOnlySpan<Vote> votes, IndexRule rule) => Of(votes, HiddenVotes.None, rule);

    /// <summary>The same where of some votes nobody may know whose they are; the bound holds for whoever may hold several of them. They are not taken back.</summary>
    /// <param name="votes">All votes, hidden ones under rater numbers of their own.</param>
    /// <param name="hidden">Which are hidden, and who may hold them.</param>
    /// <param name="rule">The company's rule.</param>
    /// <exception cref="ArgumentException">As above.</exception>
    public static IndexFigure Of(ReadOnlySpan<Vote> votes, HiddenVotes hidden, IndexRule rule)
    {
        IndexRule.Check(rule);
        var table = new VoteTable(votes);
        int raters = table.Raters.Length;
        if (raters < rule.FewestRaters)
            return new NoIndex(raters, rule.FewestRaters);
        bool mayLeave = raters > rule.FewestRaters;
        var hands = new Hands(table, hidden);
        var ceilings = new Ceilings(table, hands, mayLeave);
        double kappa = ceilings.KappaFor(rule);
        double value = LeakyHuber.Solve(table.Values, table.Weights, kappa, rule.Middle);
        double bound = new Influence(table, hands, ceilings, kappa, rule, mayLeave, value).Largest();
        return new RobustIndex(value, bound, ceilings.Largest(kappa), kappa, kappa > rule.Kappa, raters, table.Count, table.TotalWeight, ToFail(table, kappa, rule));
    }

    /// <summary>
    /// The exact largest move of every rater, by the rater's number: what <see cref="LongTerm"/> needs of a period when it closes. Empty where there is no index.
    /// The largest of them is <see cref="Bound"/>.
    /// </summary>
    /// <param name="votes">As for <see cref="Of(ReadOnlySpan{Vote}, IndexRule)"/>.</param>
    /// <param name="rule">As for <see cref="Of(ReadOnlySpan{Vote}, IndexRule)"/>.</param>
    /// <exception cref="ArgumentException">As for <see cref="Of(ReadOnlySpan{Vote}, IndexRule)"/>.</exception>
    public static IReadOnlyList<RaterMove> MovesOf(ReadOnlySpan<Vote> votes, IndexRule rule) => MovesOf(votes, HiddenVotes.None, rule).Raters;

    /// <summary>The same where votes are hidden: beside each rater's move that of each hand, in the order of <see cref="HiddenVotes.Hands"/>.</summary>
    /// <param name="votes">As for <see cref="Of(ReadOnlySpan{Vote}, HiddenVotes, IndexRule)"/>.</param>
    /// <param name="hidden">As there.</param>
    /// <param name="rule">As there.</param>
    /// <exception cref="ArgumentException">As there.</exception>
    public static (IReadOnlyList<RaterMove> Raters, IReadOnlyList<double> Hands) MovesOf(ReadOnlySpan<Vote> votes, HiddenVotes hidden, IndexRule rule)
    {
        IndexRule.Check(rule);
        var table = new VoteTable(votes);
        int raters = table.Raters.Length;
        if (raters < rule.FewestRaters)
            return ([], []);
        bool mayLeave = raters > rule.FewestRaters;
        var hands = new Hands(table, hidden);
        var ceilings = new Ceilings(table, hands, mayLeave);
        double kappa = ceilings.KappaFor(rule);
        double value = LeakyHuber.Solve(table.Values, table.Weights, kappa, rule.Middle);
        var influence = new Influence(table, hands, ceilings, kappa, rule, mayLeave, value);
        var moves = new RaterMove[raters];
        for (int rater = 0; rater < raters; rater++)
            moves[rater] = new(table.Raters[rater], influence.MoveOf(rater));
        return (moves, [.. Enumerable.Range(0, hands.Count).Select(influence.MoveOfHand)]);
    }

    /// <summary>z is below the pass mark p exactly when F(p) is above 0, and each rater who turns to 0 adds a fixed amount to F(p): the largest amounts first.</summary>
    private static int? ToFail(VoteTable votes, double kappa, IndexRule rule)
    {
        double atMark = kappa * (rule.PassMark - rule.Middle);
        for (int i = 0; i < votes.Count; i++)
            atMark += votes.Weights[i] * LeakyHuber.Psi(rule.PassMark - votes.Values[i]);
        if (atMark > 0)
            return 0;
        var gains = new double[votes.Raters.Length];
        for (int rater = 0; rater < gains.Length; rater++)
            foreach (int vote in votes.VotesOf(rater))
                gains[rater] += votes.Weights[vote] * (LeakyHuber.Psi(rule.PassMark) - LeakyHuber.Psi(rule.PassMark - votes.Values[vote]));
        Array.Sort(gains);
        for (int together = 1; together <= gains.Length; together++)
        {
            atMark += gains[^together];
            if (atMark > 0)
                return together;
        }

        return null;
    }
}
