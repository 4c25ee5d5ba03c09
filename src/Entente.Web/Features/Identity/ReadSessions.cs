using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>The browsers in which a person is signed in, the last used first: one's own, and those of others for whoever may end them; null for everybody else.</summary>
public sealed class ReadSessions(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<IReadOnlyList<Session>?> Read(Guid person, Actor actor, CancellationToken stop)
    {
        if (actor.PersonId != person && !IdentityRights.MayEndSessions(actor, person))
            return null;
        var since = clock.Now() - Session.Lifetime;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<Session>().AsNoTracking().Where(session => session.PersonId == person && session.SeenAt >= since).OrderByDescending(session => session.SeenAt).ThenBy(session => session.Id).ToListAsync(stop);
    }
}
