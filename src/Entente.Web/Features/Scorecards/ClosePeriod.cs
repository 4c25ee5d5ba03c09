using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>
/// Closes a period and the shorter ones inside it, and freezes what is published about every unit. First the closing is committed:
/// from then on the writer, which compares the snapshot inside its transactions, refuses ratings of these days. Only then are
/// the figures computed and frozen, so that no rating lies between.
/// </summary>
public sealed class ClosePeriod(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    public async Task<Outcome<Period>> Run(Period period, Actor? actor, CancellationToken stop)
    {
        if (actor is { MayAdminister: false })
            return new NotAllowed();
        var now = clock.Now();
        var chain = await snapshots.Read(stop);
        if (chain.Directory.IsClosed(period) && await IsFrozen(period, stop))
            return new PeriodAlreadyClosed(period);
        await using var db = await databases.CreateDbContextAsync(stop);
        if (!chain.Directory.IsClosed(period))
        {
            var closed = ClosedPeriod.Close(Guid.CreateVersion7(now), period, chain.Directory.DayOf(now), now, actor?.PersonId);
            if (closed.IsRefused)
                return closed.Refusal;
            db.Add(closed.Value);
            db.Record(actor?.PersonId, "period.closed", $"period/{period}", null, now);
            await db.SaveChangesAsync(stop);
        }

        foreach (var inside in Enum.GetValues<PeriodKind>().Where(kind => kind <= period.Kind).SelectMany(period.Split))
            await Freeze(inside, now, stop);
        return period;
    }

    private async Task<bool> IsFrozen(Period period, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<ScorecardRow>().AnyAsync(row => row.Period == period.ToString() && row.FrozenAt != null, stop);
    }

    /// <summary>Freezes one period's scorecards in one transaction; one that is frozen already stays as it was published.</summary>
    private async Task Freeze(Period period, DateTimeOffset now, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var code = period.ToString();
        var prior = await ReadScorecard.PriorOf(db, chain, period, stop);
        var rows = await db.Set<ScorecardRow>().Where(row => row.Period == code).ToDictionaryAsync(row => row.UnitId, stop);
        foreach (var unit in chain.Directory.Units)
        {
            if (rows.TryGetValue(unit.Id, out var row) && row.FrozenAt is not null)
                continue;
            var tallies = await ReadScorecard.TalliesOf(db, chain, unit.Id, period, stop);
            var (scorecard, influences) = await new ComputeScorecard(db, chain).Read(unit.Id, period, tallies, prior, stop);
            if (row is null)
                db.Add(row = new ScorecardRow { UnitId = unit.Id, Period = code, Stamp = "", Document = "" });
            (row.Stamp, row.Document, row.FrozenAt) = ("frozen", ScorecardJson.Write(scorecard), now);
            if (period.Kind is PeriodKind.Quarter)
                db.AddRange(influences.Select(pair => new RaterInfluence { UnitId = unit.Id, Period = code, RaterId = pair.Key, Change = pair.Value }));
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
