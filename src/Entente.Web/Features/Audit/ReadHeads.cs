using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Audit;

/// <summary>The signed heads of the chain, the latest last: to be kept where nobody who runs the program can change them.</summary>
public sealed class ReadHeads(IDbContextFactory<EntenteDb> databases)
{
    public async Task<Outcome<IReadOnlyList<AuditHead>>> Read(Actor actor, CancellationToken stop)
    {
        if (!AuditRights.MayRead(actor))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<AuditHead>().AsNoTracking().OrderBy(head => head.Day).ToListAsync(stop);
    }
}
