using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Scorecards;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>One link: what was agreed, version by version, and how it stands in a period.</summary>
public sealed class ReadLink(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Page(LinkStanding Standing, IReadOnlyList<Expectation> Expectations);

    public async Task<Page> Read(Guid link, Period period, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var tallies = await db.LinkTallies.AsNoTracking().Where(tally => tally.LinkId == link && tally.Month >= period.Start && tally.Month <= period.End).ToListAsync(stop);
        var released = await db.ReleasedBatches.AsNoTracking().Where(batch => batch.LinkId == link && batch.Month >= period.Start && batch.Month <= period.End).ToListAsync(stop);
        var versions = await db.Expectations.AsNoTracking().Where(expectation => expectation.LinkId == link).OrderByDescending(expectation => expectation.Number).ToListAsync(stop);
        return new Page(LinkStanding.Of(link, tallies, released, await ReadReleased.RecoveredOf(db, released, stop)), versions);
    }
}
