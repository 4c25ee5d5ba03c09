using Entente.Domain.Kernel;
using Entente.Domain.Scorecards;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>The verdicts of links in the last three months, month by month. Reads tallies, no rating.</summary>
public sealed class ReadTrends(IDbContextFactory<EntenteDb> databases)
{
    /// <summary>How many months a trend shows.</summary>
    public const int Months = 3;

    public sealed record Month(DateOnly First, Verdict Verdict);

    /// <summary>For each link its months in order of time, the last one that of today.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Month>>> Read(IReadOnlyCollection<Guid> links, DateOnly today, CancellationToken stop)
    {
        var last = Period.Containing(PeriodKind.Month, today).Start;
        var first = last.AddMonths(1 - Months);
        await using var db = await databases.CreateDbContextAsync(stop);
        var tallies = (await db.LinkTallies.AsNoTracking().Where(tally => links.Contains(tally.LinkId) && tally.Month >= first && tally.Month <= last).ToListAsync(stop))
            .ToLookup(tally => (tally.LinkId, tally.Month));
        var batches = await db.ReleasedBatches.AsNoTracking().Where(batch => batch.LinkId != null && links.Contains(batch.LinkId.Value) && batch.Month >= first && batch.Month <= last).ToListAsync(stop);
        var released = batches.ToLookup(batch => (batch.LinkId!.Value, batch.Month));
        var confirmed = await ReadReleased.RecoveredOf(db, batches, stop);
        return links.Distinct().ToDictionary(link => link, link => (IReadOnlyList<Month>)
        [
            .. Enumerable.Range(0, Months).Select(first.AddMonths).Select(month => new Month(month, LinkStanding.Of(link, tallies[(link, month)], released[(link, month)], confirmed).Verdict)),
        ]);
    }
}
