using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Scorecards;
using Entente.Scoring;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>
/// A unit's scorecard of a period. What was computed is kept with the state of the tallies it came from, and used again while
/// that has not moved: a page over a million ratings reads a few hundred small rows. Of a closed period the frozen one stands.
/// </summary>
public sealed class ReadScorecard(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    public async Task<Outcome<Scorecard>> Read(Guid unit, Period period, CancellationToken stop)
    {
        var (chain, snapshotStamp) = await snapshots.ReadStamped(stop);
        if (chain.Directory.Unit(unit) is null)
            return new Domain.Organization.UnitUnknown(unit.ToString());
        await using var db = await databases.CreateDbContextAsync(stop);
        var kept = await db.Set<ScorecardRow>().SingleOrDefaultAsync(row => row.UnitId == unit && row.Period == period.ToString(), stop);
        if (kept?.FrozenAt is not null)
            return ScorecardJson.Read(kept.Document);

        var tallies = await TalliesOf(db, chain, unit, period, stop);
        // Cutting raises the snapshot's stamp, so what was kept before is stale.
        var released = await ReadReleased.Of(db, chain, unit, period.Start, period.End, stop);
        var prior = await PriorOf(db, chain, period, stop);
        var stamp = string.Create(CultureInfo.InvariantCulture, $"{snapshotStamp}/{tallies.Sum(tally => tally.Changes)}/{prior:R}");
        if (kept?.Stamp == stamp)
            return ScorecardJson.Read(kept.Document);
        var (scorecard, _) = await new ComputeScorecard(db, chain).Read(unit, period, tallies, released, prior, stop);
        await Keep(db, kept, scorecard, stamp, stop);
        return scorecard;
    }

    internal static async Task<List<LinkTally>> TalliesOf(EntenteDb db, SupplyChain chain, Guid unit, Period period, CancellationToken stop)
    {
        var links = ScorecardScope.LinksOf(chain, unit, period).Select(link => link.Id).ToList();
        return await db.LinkTallies.AsNoTracking().Where(tally => links.Contains(tally.LinkId) && tally.Month >= period.Start && tally.Month <= period.End).ToListAsync(stop);
    }

    /// <summary>m: the company's index of the last closed period of the same length; frozen, so that no current vote acts through it.</summary>
    internal static async Task<double> PriorOf(EntenteDb db, SupplyChain chain, Period period, CancellationToken stop)
    {
        if (chain.Directory.Root is not { } root)
            return new IndexRule().Middle;
        var frozen = await db.Set<ScorecardRow>().AsNoTracking().Where(row => row.UnitId == root.Id && row.FrozenAt != null).ToListAsync(stop);
        return frozen.Select(row => (Period: Period.Parse(row.Period), row.Document)).Where(row => row.Period.Kind == period.Kind && row.Period.End < period.Start)
            .OrderByDescending(row => row.Period).Select(row => ScorecardJson.Read(row.Document).Index?.Value).FirstOrDefault(value => value is not null) ?? new IndexRule().Middle;
    }

    /// <summary>Keeps what was computed for the next reader; where somebody else was faster, theirs is as good.</summary>
    private static async Task Keep(EntenteDb db, ScorecardRow? kept, Scorecard scorecard, string stamp, CancellationToken stop)
    {
        var document = ScorecardJson.Write(scorecard);
        var unit = scorecard.UnitId;
        try
        {
            if (kept is null)
            {
                db.Add(new ScorecardRow { UnitId = unit, Period = scorecard.Period, Stamp = stamp, Document = document });
                await db.SaveChangesAsync(stop);
            }
            else
            {
                await db.Set<ScorecardRow>().Where(row => row.UnitId == unit && row.Period == scorecard.Period && row.FrozenAt == null)
                    .ExecuteUpdateAsync(row => row.SetProperty(r => r.Stamp, stamp).SetProperty(r => r.Document, document), stop);
            }
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
        }
    }
}
