using Entente.Domain.Ratings;
using Entente.Scoring;

namespace Entente.Domain.Scorecards;

/// <summary>
/// How a unit stands in a period, over every link that the unit or a unit inside it provides. Customers inside the unit count like
/// others: its teams are each other's customers, and their manager answers for that too (M16).
/// </summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Period">The period's code.</param>
/// <param name="Links">Every link in force on at least one day of the period.</param>
/// <param name="Share">The satisfied share, its interval, its bound and the coverage.</param>
/// <param name="Index">The robust index; null with too few raters.</param>
/// <param name="Raters">How many people rated openly, and how many sealed votes were released beside theirs.</param>
/// <param name="Votes">How many votes the index was made of.</param>
/// <param name="LongTerm">The long-term figure of closed quarters; null before there is one.</param>
/// <param name="Prior">m, what the index was pulled towards.</param>
/// <param name="Pooled">Sealed answers that were released for whole units, and of no single link; null where there are none.</param>
public sealed record Scorecard(
    Guid UnitId, string Period, IReadOnlyList<LinkStanding> Links, SatisfiedShare Share, RobustIndex? Index, int Raters, int Votes, LongTerm? LongTerm, double Prior, PooledAnswers? Pooled = null)
{
    /// <summary>How many links have a verdict.</summary>
    public int Count(Verdict verdict) => Links.Count(link => link.Verdict == verdict);

    /// <summary>How many bads for each cause that was named, sealed ones of whole units among them.</summary>
    public IReadOnlyDictionary<Cause, int> Causes => Links.SelectMany(link => link.Causes).Concat(Pooled?.Causes ?? new Dictionary<Cause, int>())
        .GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(cause => cause.Key, cause => cause.Sum());

    /// <summary>Links with any answer.</summary>
    public int Answered => Links.Count - Count(Verdict.NoAnswer);
}
