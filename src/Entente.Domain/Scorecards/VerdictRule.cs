namespace Entente.Domain.Scorecards;

/// <summary>The veto, M9: one unrecovered bad decides (一次否决).</summary>
public static class VerdictRule
{
    /// <summary>
    /// The verdict from counts: a standing bad makes <see cref="Verdict.Dissatisfied"/>; otherwise a recovered one makes
    /// <see cref="Verdict.Recovered"/>; otherwise any rating makes <see cref="Verdict.Satisfied"/>; otherwise there is no answer.
    /// <c>Of(ratings: 44, standingBad: 1, recovered: 0)</c> is dissatisfied.
    /// </summary>
    /// <param name="ratings">All ratings, bads included.</param>
    /// <param name="standingBad">Bads that were not recovered.</param>
    /// <param name="recovered">Bads whose remedy the rater confirmed.</param>
    public static Verdict Of(long ratings, long standingBad, long recovered) =>
        standingBad > 0 ? Verdict.Dissatisfied
        : recovered > 0 ? Verdict.Recovered
        : ratings > 0 ? Verdict.Satisfied
        : Verdict.NoAnswer;
}
