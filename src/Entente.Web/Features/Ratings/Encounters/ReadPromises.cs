using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Scorecards;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>For links and a period, how many measured encounters kept the promise in force when they happened. Counts are figures, and for everybody; the encounters behind them are for those who may read them.</summary>
public sealed class ReadPromises(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyDictionary<Guid, PromiseRecord>> Read(IReadOnlyCollection<Guid> links, Period period, Actor actor, CancellationToken stop)
    {
        var (first, end) = (actor.Directory.BeginningOf(period.Start), actor.Directory.BeginningOf(period.End.AddDays(1)));
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.Encounters.AsNoTracking().Where(e => e.Measured != null && e.OccurredAt >= first && e.OccurredAt < end && links.Contains(e.LinkId))
            .Select(e => new { e.LinkId, e.OccurredAt, Measured = e.Measured!.Value }).ToListAsync(stop);
        var versions = (await db.Expectations.AsNoTracking().Where(one => links.Contains(one.LinkId)).ToListAsync(stop)).ToLookup(one => one.LinkId);
        var kept = from row in rows
                   let promise = Expectation.InForce(versions[row.LinkId], row.OccurredAt)?.Promise
                   where promise is not null
                   group promise.OverrunOf(row.Measured) == 0 by row.LinkId;
        return kept.ToDictionary(link => link.Key, link => new PromiseRecord(link.Count(one => one), link.Count(one => !one)));
    }
}
