using Entente.Domain.Recovery;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>The clocks with which a case begins now.</summary>
public sealed class ReadLimits(IDbContextFactory<EntenteDb> databases)
{
    public async Task<RecoveryLimits> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.RecoveryLimits.AsNoTracking().SingleOrDefaultAsync(stop) ?? RecoveryLimits.Usual();
    }
}
