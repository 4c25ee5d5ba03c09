using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Needs;

/// <summary>The open rating that the actor wants to make a need of.</summary>
public sealed class ReadRated(IDbContextFactory<EntenteDb> databases)
{
    public async Task<Outcome<Rating>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await RaiseNeed.RatedByUs(db, id, actor, stop) is { } rating ? rating : new RatingUnknown();
    }
}
