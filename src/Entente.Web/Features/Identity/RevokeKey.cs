using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Revokes an API key; it opens nothing from that moment on.</summary>
public sealed class RevokeKey(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<ApiKey>> Run(Guid id, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<ApiKey>().SingleOrDefaultAsync(key => key.Id == id, stop) is not { } key)
            return new KeyUnknown();
        key.RevokedAt ??= clock.Now();
        db.Record(actor.PersonId, "key.revoked", $"key/{key.Id}", key.Name, clock.Now());
        db.MoveSnapshot();
        await db.SaveChangesAsync(stop);
        return key;
    }
}
