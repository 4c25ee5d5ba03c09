using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>The open needs that the actor may read, and so may cite.</summary>
public sealed class ReadCitableNeeds(IDbContextFactory<EntenteDb> databases)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<Need>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var needs = await db.Needs.AsNoTracking().Where(need => need.MergedIntoId == null && need.State != NeedState.Confirmed && need.State != NeedState.Declined).ToListAsync(stop);
        return [.. needs.Where(need => NeedAccess.MayRead(actor.Directory, need, person.Id, actor.Today)).OrderByDescending(need => need.StateSince).Take(Most)];
    }
}
