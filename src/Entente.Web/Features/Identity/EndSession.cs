using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Signs one of one's own browsers out.</summary>
public sealed class EndSession(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Guid>> Run(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (actor.PersonId is not { } person || !await db.Set<Session>().AnyAsync(session => session.Id == id && session.PersonId == person, stop))
            return new SessionUnknown();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.EndSession(id, stop);
        db.Record(person, "session.ended", $"person/{person}", null, clock.Now());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return id;
    }
}
