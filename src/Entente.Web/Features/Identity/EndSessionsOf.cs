using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Signs a person out of every browser, for whoever lost a phone or left in a hurry. They are told.</summary>
public sealed class EndSessionsOf(IDbContextFactory<EntenteDb> databases, AccountNews news, TimeProvider clock)
{
    /// <returns>How many there were.</returns>
    public async Task<Outcome<int>> Run(Guid person, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Person(person) is not { RemovedAt: null })
            return new PersonUnknown();
        if (!IdentityRights.MayEndSessions(actor, person))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var ended = await db.EndSessions(person, actor.PersonId == person ? actor.Session?.Id : null, stop);
        db.Record(actor.PersonId, "session.ended-by-administrator", $"person/{person}", ended.ToString(CultureInfo.InvariantCulture), clock.Now());
        news.Tell(db, person, "SessionsEnded");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return ended;
    }
}
