using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>How many sealed ratings there are: all that an export may say of them before they are released.</summary>
public sealed class CountSealed(IDbContextFactory<EntenteDb> databases)
{
    public async Task<int> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.SealedRatings.CountAsync(stop);
    }
}
