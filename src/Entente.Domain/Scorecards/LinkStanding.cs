using Entente.Domain.Ratings;

namespace Entente.Domain.Scorecards;

/// <summary>How one link stands in one period: the customer's verdict and what it was made of.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="Good">Good answers.</param>
/// <param name="Neither">Answers that are neither.</param>
/// <param name="StandingBad">Bads that stand.</param>
/// <param name="Recovered">Bads whose remedy was confirmed.</param>
/// <param name="Causes">How many bads, standing or recovered, for each cause that was named.</param>
public sealed record LinkStanding(Guid LinkId, int Good, int Neither, int StandingBad, int Recovered, IReadOnlyDictionary<Cause, int> Causes)
{
    /// <summary>All answers.</summary>
    public int Ratings => Good + Neither + StandingBad + Recovered;

    /// <summary>The verdict, see <see cref="VerdictRule"/>.</summary>
    public Verdict Verdict => VerdictRule.Of(Ratings, StandingBad, Recovered);

    /// <summary>The standing of a link from its tallies of a period's months; all zero where there are none.</summary>
    public static LinkStanding Of(Guid link, IEnumerable<LinkTally> months)
    {
        var tallies = months.ToList();
        var causes = new Dictionary<Cause, int>();
        foreach (var (cause, count) in tallies.SelectMany(CausesOf))
            causes[cause] = causes.GetValueOrDefault(cause) + count;
        return new LinkStanding(
            link, tallies.Sum(t => t.Good), tallies.Sum(t => t.Neither), tallies.Sum(t => t.StandingBad), tallies.Sum(t => t.Recovered),
            causes.Where(pair => pair.Value > 0).ToDictionary());
    }

    private static IEnumerable<(Cause Cause, int Count)> CausesOf(LinkTally tally) =>
    [
        (Cause.FailedExpectation, tally.FailedExpectation), (Cause.NothingAgreed, tally.NothingAgreed), (Cause.BeyondAgreed, tally.BeyondAgreed),
        (Cause.OutsideControl, tally.OutsideControl), (Cause.Misunderstanding, tally.Misunderstanding),
    ];
}
