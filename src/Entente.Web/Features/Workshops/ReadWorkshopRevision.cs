using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>The number by which a board finds out what other nodes stored; tells nothing else.</summary>
public sealed class ReadWorkshopRevision(IDbContextFactory<EntenteDb> databases)
{
    public async Task<int> Read(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Workshops.Where(workshop => workshop.Id == id).Select(workshop => workshop.Revision).SingleOrDefaultAsync(stop);
    }
}
