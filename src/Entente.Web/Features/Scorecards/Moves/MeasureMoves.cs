using System.Runtime.InteropServices;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Scorecards;
using Entente.Scoring;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards.Moves;

/// <summary>Measures how far each rater moved the figures of closed quarters that were not measured since they were frozen.</summary>
public sealed class MeasureMoves(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    /// <returns>How many units of how many quarters were measured, in all.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        await using var reading = await databases.CreateDbContextAsync(stop);
        var frozen = (await reading.Set<ScorecardRow>().AsNoTracking().Where(row => row.FrozenAt != null).Select(row => new { row.UnitId, row.Period, FrozenAt = row.FrozenAt!.Value }).ToListAsync(stop))
            .Where(row => Period.Parse(row.Period).Kind is PeriodKind.Quarter);
        var done = (await reading.Set<MadeMove>().AsNoTracking().Select(move => new { move.UnitId, move.Period, move.FrozenAt }).Distinct().ToListAsync(stop)).ToHashSet();
        var measured = 0;
        foreach (var row in frozen.Where(row => !done.Contains(row)).OrderBy(row => row.Period, StringComparer.Ordinal))
        {
            await Measure(chain, row.UnitId, Period.Parse(row.Period), row.FrozenAt, stop);
            measured++;
        }

        return measured;
    }

    private async Task Measure(SupplyChain chain, Guid unit, Period period, DateTimeOffset frozenAt, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var code = period.ToString();
        var card = ScorecardJson.Read((await db.Set<ScorecardRow>().AsNoTracking().SingleAsync(row => row.UnitId == unit && row.Period == code, stop)).Document);
        var links = ScorecardScope.LinksOf(chain, unit, period);
        var shares = await Shares(db, card, [.. links.Select(link => link.Id)], period, stop);
        var open = await new ComputeScorecard(db, chain).VotesOf(links, period, stop);
        var all = HiddenVoteTable.Of(open, links, await ReadReleased.Of(db, chain, unit, period.Start, period.End, stop), chain);
        // Whose a sealed vote is nobody knows, so only open ones are taken out.
        var index = card.Index is null ? [] : Withdrawals.Of(CollectionsMarshal.AsSpan(all.Votes), all.Hidden, new IndexRule(Middle: card.Prior, Limit: chain.Directory.Company.IndexBoundLimit))
            .Where(move => move.Rater < open.Raters.Count).ToDictionary(move => open.Raters[move.Rater], move => (double?)move.Largest);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<MadeMove>().Where(move => move.UnitId == unit && move.Period == code).ExecuteDeleteAsync(stop);
        db.AddRange(shares.Keys.Union(index.Keys).Order().Select(rater => new MadeMove
        {
            UnitId = unit,
            Period = code,
            RaterId = rater,
            FrozenAt = frozenAt,
            Share = shares.GetValueOrDefault(rater),
            Index = index.GetValueOrDefault(rater),
        }));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The published verdicts less what one rater said, link by link.</summary>
    private static async Task<Dictionary<Guid, double?>> Shares(EntenteDb db, Scorecard card, List<Guid> links, Period period, CancellationToken stop)
    {
        var said = await db.Ratings.AsNoTracking().Where(rating => links.Contains(rating.LinkId) && rating.WithdrawnAt == null && rating.RemovedAt == null && rating.Day >= period.Start && rating.Day <= period.End)
            .GroupBy(rating => new { rating.RaterId, rating.LinkId, IsBad = (rating.Scale == 2 && rating.Level == 1) || (rating.Scale == 5 && rating.Level <= 2), IsRecovered = rating.RecoveredAt != null })
            .Select(group => new { group.Key.RaterId, group.Key.LinkId, group.Key.IsBad, group.Key.IsRecovered, Count = group.Count() }).ToListAsync(stop);
        var standings = card.Links.ToDictionary(standing => standing.LinkId);
        var moves = new Dictionary<Guid, double?>();
        foreach (var rater in said.GroupBy(row => row.RaterId))
        {
            int answered = card.Share.Answered, satisfied = card.Share.Satisfied;
            foreach (var link in rater.GroupBy(row => row.LinkId).Where(link => standings.ContainsKey(link.Key)))
            {
                var was = standings[link.Key];
                var now = VerdictRule.Of(
                    was.Ratings - link.Sum(row => row.Count),
                    was.StandingBad - link.Where(row => row is { IsBad: true, IsRecovered: false }).Sum(row => row.Count),
                    was.Recovered - link.Where(row => row is { IsBad: true, IsRecovered: true }).Sum(row => row.Count));
                answered += Answers(now) - Answers(was.Verdict);
                satisfied += Contents(now) - Contents(was.Verdict);
            }

            moves[rater.Key] = answered == 0 || card.Share.Value is not { } value ? null : Math.Abs(value - (double)satisfied / answered);
        }

        return moves;
    }

    private static int Answers(Verdict verdict) => verdict is Verdict.NoAnswer ? 0 : 1;

    private static int Contents(Verdict verdict) => verdict is Verdict.Satisfied or Verdict.Recovered ? 1 : 0;
}
