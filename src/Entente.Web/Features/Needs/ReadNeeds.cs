using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Needs;

/// <summary>Every need that the actor may read, the latest first, without those that were merged into another.</summary>
public sealed class ReadNeeds(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<Need>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var needs = await db.Needs.AsNoTracking().Where(need => need.MergedIntoId == null).OrderByDescending(need => need.Id).ToListAsync(stop);
        return [.. needs.Where(need => NeedRights.MayRead(actor, need))];
    }
}
