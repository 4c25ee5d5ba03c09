using Entente.Domain.Workshops;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>Every workshop that the actor may know of, the latest first; without what is on its board.</summary>
public sealed class ReadWorkshops(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<Workshop>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var workshops = await db.Workshops.AsNoTracking().ToListAsync(stop);
        return [.. workshops.Where(workshop => WorkshopRights.MayRead(actor, workshop)).OrderByDescending(workshop => workshop.PlannedAt)];
    }
}
