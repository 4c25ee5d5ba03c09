using System.Runtime.InteropServices;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Releases;
using Entente.Domain.Scorecards;
using Entente.Scoring;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>Computes a scorecard from tallies and released batches. Reads no rating.</summary>
internal sealed class ComputeScorecard(EntenteDb db, SupplyChain chain)
{
    /// <summary>The scorecard, and what asks for each rater's influence on its index: dear, and only closing needs it.</summary>
    public async Task<(Scorecard Scorecard, Func<IReadOnlyDictionary<Guid, double>> Influences)> Read(
        Guid unit, Period period, IReadOnlyList<LinkTally> tallies, IReadOnlyList<ReleasedBatch> released, double prior, CancellationToken stop)
    {
        var links = ScorecardScope.LinksOf(chain, unit, period);
        var byLink = tallies.ToLookup(tally => tally.LinkId);
        var confirmed = await ReadReleased.RecoveredOf(db, released, stop);
        var standings = links.Select(link => LinkStanding.Of(link.Id, byLink[link.Id], released, confirmed)).ToList();
        var answered = standings.Count(standing => standing.Verdict is not Verdict.NoAnswer);
        var content = standings.Count(standing => standing.Verdict is Verdict.Satisfied or Verdict.Recovered);
        var share = SatisfiedShare.Of(content, answered, RaterReach.GroupsOf(chain, links, period));

        var votes = HiddenVoteTable.Of(await VotesOf(links, period, stop), links, released, chain);
        var rule = new IndexRule(Middle: prior, Limit: chain.Directory.Company.IndexBoundLimit);
        var index = RobustIndex.Of(CollectionsMarshal.AsSpan(votes.Votes), votes.Hidden, rule) as RobustIndex;
        var longTerm = await LongTermOf(unit, period, stop);
        return (new Scorecard(unit, period.ToString(), standings, share, index, votes.Raters, votes.Votes.Count, longTerm, prior, PooledAnswers.Of(released)), () => votes.Influences(rule));
    }

    /// <summary>One open vote for each rater, link and period: the mean of what they said there.</summary>
    internal async Task<(List<Vote> Votes, List<Guid> Raters)> VotesOf(IReadOnlyList<Link> links, Period period, CancellationToken stop)
    {
        var ids = links.Select(link => link.Id).ToList();
        var rows = await RaterSum.Of(db.RaterTallies.AsNoTracking().Where(tally => ids.Contains(tally.LinkId) && tally.Day >= period.Start && tally.Day <= period.End)).ToListAsync(stop);
        var places = ids.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
        var raters = rows.Select(row => row.RaterId).Distinct().Order().ToList();
        var raterPlaces = raters.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
        var votes = new List<Vote>(rows.Count);
        foreach (var row in rows)
        {
            var scale = chain.Service(chain.Link(row.LinkId)!.ServiceId)!.Scale;
            long answers = row.N1 + row.N2 + row.N3 + row.N4 + row.N5;
            long steps = row.N2 + (2 * row.N3) + (3 * row.N4) + (4 * row.N5);
            // Whole numbers divided once: the same from whatever order of tallies. A rater who took everything back has no vote.
            if (answers > 0)
                votes.Add(new Vote(raterPlaces[row.RaterId], places[row.LinkId], steps / (double)(answers * (scale - 1))));
        }

        return (votes, raters);
    }

    private async Task<LongTerm?> LongTermOf(Guid unit, Period period, CancellationToken stop)
    {
        var current = Period.Containing(PeriodKind.Quarter, period.End);
        var frozen = await db.Set<ScorecardRow>().AsNoTracking().Where(row => row.UnitId == unit && row.FrozenAt != null).ToListAsync(stop);
        // The same rater has the same number in every quarter: what they moved there adds up.
        var numbers = new Dictionary<Guid, int>();
        var quarters = new List<PeriodIndex>();
        foreach (var row in frozen)
        {
            var quarter = Period.Parse(row.Period);
            var age = (((current.Year - quarter.Year) * 12) + current.Start.Month - quarter.Start.Month) / 3;
            if (quarter.Kind is not PeriodKind.Quarter || age is < 1 or > (int)LongTerm.Window || ScorecardJson.Read(row.Document) is not { Index: { } index } card)
                continue;
            var changes = await db.Set<RaterInfluence>().AsNoTracking().Where(i => i.UnitId == unit && i.Period == row.Period).ToListAsync(stop);
            quarters.Add(new PeriodIndex(index.Value, card.Votes, age - 1, [.. changes.Select(change => new RaterMove(NumberOf(change.RaterId), change.Change))]));
        }

        return LongTerm.Of(quarters);

        int NumberOf(Guid rater)
        {
            if (!numbers.TryGetValue(rater, out var number))
                numbers[rater] = number = numbers.Count;
            return number;
        }
    }
}
