using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Releases;

namespace Entente.Domain.Scorecards;

/// <summary>How one link stands in one period: the customer's verdict and what it was made of.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="Good">Good answers.</param>
/// <param name="Neither">Answers that are neither.</param>
/// <param name="StandingBad">Bads that stand.</param>
/// <param name="Recovered">Bads whose remedy was confirmed.</param>
/// <param name="Causes">How many bads, standing or recovered, for each cause that was named.</param>
/// <param name="Sealed">How many of the answers are sealed ones that were released as batches of this link, one for each rater and batch.</param>
public sealed record LinkStanding(Guid LinkId, int Good, int Neither, int StandingBad, int Recovered, IReadOnlyDictionary<Cause, int> Causes, int Sealed = 0)
{
    /// <summary>All answers.</summary>
    public int Ratings => Good + Neither + StandingBad + Recovered;

    /// <summary>The verdict, see <see cref="VerdictRule"/>.</summary>
    public Verdict Verdict => VerdictRule.Of(Ratings, StandingBad, Recovered);

    /// <summary>
    /// The standing of a link from its tallies of a period's months and the batches of sealed answers that are its own; all zero where there are
    /// none. Batches of a whole unit say nothing of a single link; how many bads of each batch were confirmed as made good comes beside it.
    /// </summary>
    public static LinkStanding Of(Guid link, IEnumerable<LinkTally> months, IEnumerable<ReleasedBatch> released, IReadOnlyDictionary<Guid, int> confirmed)
    {
        var tallies = months.ToList();
        var batches = released.Where(batch => batch.LinkId == link).ToList();
        var recovered = batches.Sum(batch => Math.Min(batch.Bad, confirmed.GetValueOrDefault(batch.Id)));
        var causes = new Dictionary<Cause, int>();
        foreach (var (cause, count) in tallies.SelectMany(CausesOf).Concat(batches.SelectMany(batch => batch.Causes)))
            causes[cause] = causes.GetValueOrDefault(cause) + count;
        return new LinkStanding(
            link, tallies.Sum(t => t.Good) + batches.Sum(b => b.Good), tallies.Sum(t => t.Neither) + batches.Sum(b => b.Neither),
            tallies.Sum(t => t.StandingBad) + batches.Sum(b => b.Bad) - recovered, tallies.Sum(t => t.Recovered) + recovered,
            causes.Where(pair => pair.Value > 0).ToDictionary(), batches.Sum(b => b.Raters));
    }

    private static IEnumerable<(Cause Cause, int Count)> CausesOf(LinkTally tally) =>
    [
        (Cause.FailedExpectation, tally.FailedExpectation), (Cause.NothingAgreed, tally.NothingAgreed), (Cause.BeyondAgreed, tally.BeyondAgreed),
        (Cause.OutsideControl, tally.OutsideControl), (Cause.Misunderstanding, tally.Misunderstanding),
    ];
}
