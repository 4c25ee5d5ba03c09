using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Whether a sealed rating is a person's own.</summary>
public sealed class OwnSealed(IDbContextFactory<EntenteDb> databases, Sealing sealing)
{
    public async Task<bool> Read(Guid rating, Guid person, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.SealedRatings.AsNoTracking().SingleOrDefaultAsync(found => found.Id == rating, stop) is { } row && sealing.Open(row.Id, row.Envelope).RaterId == person;
    }
}
