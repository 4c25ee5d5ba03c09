using Entente.Domain.Readiness;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Readiness;

/// <summary>Every waiver of a link, of a period or of all, those taken back too; the latest first.</summary>
public sealed class ReadWaivers(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<ReadinessWaiver>> Read(Guid? link, string? period, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.ReadinessWaivers.AsNoTracking().Where(waiver => (link == null || waiver.LinkId == link) && (period == null || waiver.PeriodCode == period)).OrderByDescending(waiver => waiver.Id).ToListAsync(stop);
    }
}
