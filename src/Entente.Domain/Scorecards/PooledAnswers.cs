using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Releases;

namespace Entente.Domain.Scorecards;

/// <summary>
/// Sealed answers that were released for whole units: of small customers, or where a single link would have told too much. They move the
/// unit's index, causes and charts, and no customer's verdict.
/// </summary>
/// <param name="Raters">Answers, one for each rater and batch.</param>
/// <param name="Good">Good ones.</param>
/// <param name="Neither">Ones that are neither.</param>
/// <param name="Bad">Bad ones.</param>
/// <param name="Causes">How many of them named each cause.</param>
public sealed record PooledAnswers(int Raters, int Good, int Neither, int Bad, IReadOnlyDictionary<Cause, int> Causes)
{
    /// <summary>The sum of the batches that are of no single link; null where there are none.</summary>
    public static PooledAnswers? Of(IEnumerable<ReleasedBatch> released)
    {
        var batches = released.Where(batch => batch.LinkId is null).ToList();
        return batches.Count == 0
            ? null
            : new PooledAnswers(
                batches.Sum(b => b.Raters), batches.Sum(b => b.Good), batches.Sum(b => b.Neither), batches.Sum(b => b.Bad),
                batches.SelectMany(b => b.Causes).GroupBy(cause => cause.Cause, cause => cause.Count).ToDictionary(cause => cause.Key, cause => cause.Sum()));
    }
}
