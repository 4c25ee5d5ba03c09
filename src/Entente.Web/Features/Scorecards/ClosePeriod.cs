using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>
/// Closes a period and the shorter ones inside it, and freezes what is published about every unit. First the closing is committed:
/// from then on the writer, which compares the snapshot inside its transactions, refuses ratings of these days. Only then are
/// the figures computed and frozen, so that no rating lies between. Which links count towards appraisal is frozen with them.
/// </summary>
public sealed class ClosePeriod(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, ReadReadiness readiness, TimeProvider clock)
{
    public async Task<Outcome<Period>> Run(Period period, Actor? actor, CancellationToken stop)
    {
        if (actor is { MayAdminister: false })
            return new NotAllowed();
        var now = clock.Now();
        if (await Begin(period, actor, now, stop) is { } refusal)
            return refusal;
        foreach (var inside in Enum.GetValues<PeriodKind>().Where(kind => kind <= period.Kind).SelectMany(period.Split))
            await Freeze(inside, now, stop);
        return period;
    }

    /// <summary>Commits the closing, of two who close at once one's. A closing that broke off before everything was frozen goes on.</summary>
    private async Task<Refusal?> Begin(Period period, Actor? actor, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The stamp's row is the lock: writers of ratings read it within their transactions and wait, or we wait for them.
        await Stamp.Raise(db, Stamp.Snapshot, stop);
        var chain = await snapshots.Read(stop);
        if (chain.Directory.IsClosed(period))
            return await IsFrozen(period, stop) ? new PeriodAlreadyClosed(period) : null;
        var closed = ClosedPeriod.Close(Guid.CreateVersion7(now), period, chain.Directory.DayOf(now), now, actor?.PersonId);
        if (closed.IsRefused)
            return closed.Refusal;
        db.Add(closed.Value);
        db.AnnouncePeriod(EventKinds.PeriodClosed, period, now);
        db.Record(actor?.PersonId, "period.closed", $"period/{period}", null, now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    private async Task<bool> IsFrozen(Period period, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<ScorecardRow>().AnyAsync(row => row.Period == period.ToString() && row.FrozenAt != null, stop);
    }

    /// <summary>
    /// Freezes one period's scorecards at once; one that is frozen already stays as it was published. They are computed before the
    /// transaction: nothing can change them any more, and nobody who writes has to wait.
    /// </summary>
    private async Task Freeze(Period period, DateTimeOffset now, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var code = period.ToString();
        await using var reading = await databases.CreateDbContextAsync(stop);
        var done = await reading.Set<ScorecardRow>().Where(row => row.Period == code && row.FrozenAt != null).Select(row => row.UnitId).ToListAsync(stop);
        var prior = await ReadScorecard.PriorOf(reading, chain, period, stop);
        var rows = new List<ScorecardRow>();
        var influences = new List<RaterInfluence>();
        foreach (var unit in chain.Directory.Units.ExceptBy(done, unit => unit.Id))
        {
            var tallies = await ReadScorecard.TalliesOf(reading, chain, unit.Id, period, stop);
            var released = await ReadReleased.Of(reading, chain, unit.Id, period.Start, period.End, stop);
            var (scorecard, byRater) = await new ComputeScorecard(reading, chain).Read(unit.Id, period, tallies, released, prior, stop);
            rows.Add(new ScorecardRow { UnitId = unit.Id, Period = code, Stamp = "frozen", Document = ScorecardJson.Write(scorecard), FrozenAt = now });
            if (period.Kind is PeriodKind.Quarter)
                influences.AddRange(byRater().Select(pair => new RaterInfluence { UnitId = unit.Id, Period = code, RaterId = pair.Key, Change = pair.Value }));
        }

        var ready = (await readiness(period, stop)).Values.Select(link => FrozenReadiness.Of(period, link, now)).ToList();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Save(code, rows, influences, ready, stop);
                return;
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                // A reader kept an open scorecard in the moment between our deleting and our writing; it goes with the next attempt.
            }
        }
    }

    private async Task Save(string code, List<ScorecardRow> rows, List<RaterInfluence> influences, List<FrozenReadiness> ready, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Long-term figures and priors follow from frozen rows: what was kept without these is stale from here on.
        await Stamp.Raise(db, Stamp.Snapshot, stop);
        // Reopened meanwhile: nothing is published of an open period.
        if (!(await snapshots.Read(stop)).Directory.IsClosed(Period.Parse(code)))
            return;
        var done = await db.Set<ScorecardRow>().Where(row => row.Period == code && row.FrozenAt != null).Select(row => row.UnitId).ToListAsync(stop);
        await db.Set<ScorecardRow>().Where(row => row.Period == code && row.FrozenAt == null).ExecuteDeleteAsync(stop);
        // Who closed at once was faster with some: the same figures, published once.
        db.AddRange(rows.ExceptBy(done, row => row.UnitId));
        db.AddRange(influences.Where(influence => !done.Contains(influence.UnitId)));
        if (!await db.FrozenReadiness.AnyAsync(row => row.PeriodCode == code, stop))
            db.AddRange(ready);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
