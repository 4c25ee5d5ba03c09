namespace Entente.Scoring;

/// <summary>How far single raters did move an index: the difference to the index that would have been published without them.</summary>
/// <remarks>Taking back is one of the three acts that the bound is the largest of, so none is ever above <see cref="RobustIndex.Bound"/>. Example: five raters at 0.9 and one at 0: the index without that one, less the index.</remarks>
public static class Withdrawals
{
    /// <summary>For each rater, by their number, the move, at least 0. Empty where there is no index, or would be none without one of them.</summary>
    /// <param name="votes">As for <see cref="RobustIndex.Of(ReadOnlySpan{Vote}, HiddenVotes, IndexRule)"/>.</param>
    /// <param name="hidden">As there: they stay.</param>
    /// <param name="rule">As there.</param>
    /// <exception cref="ArgumentException">As there.</exception>
    public static IReadOnlyList<RaterMove> Of(ReadOnlySpan<Vote> votes, HiddenVotes hidden, IndexRule rule)
    {
        IndexRule.Check(rule);
        var table = new VoteTable(votes);
        if (table.Raters.Length <= rule.FewestRaters)
            return [];
        var hands = new Hands(table, hidden);
        var ceilings = new Ceilings(table, hands, true);
        double kappa = ceilings.KappaFor(rule);
        var influence = new Influence(table, hands, ceilings, kappa, rule, true, LeakyHuber.Solve(table.Values, table.Weights, kappa, rule.Middle));
        var moves = new RaterMove[table.Raters.Length];
        for (int rater = 0; rater < moves.Length; rater++)
            moves[rater] = new(table.Raters[rater], influence.Left(rater));
        return moves;
    }
}
