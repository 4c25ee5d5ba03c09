using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Every API key that was made, the latest first; never the keys themselves.</summary>
public sealed class ReadKeys(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<ApiKey>> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<ApiKey>().AsNoTracking().OrderByDescending(key => key.Id).ToListAsync(stop);
    }
}
