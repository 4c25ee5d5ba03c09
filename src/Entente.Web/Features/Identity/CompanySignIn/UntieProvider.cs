using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>Unties a person from their account at the company's sign-in, so that another may be tied: after a mistake, or where the account there was made anew. They are signed out and told.</summary>
public sealed class UntieProvider(IDbContextFactory<EntenteDb> databases, AccountNews news, TimeProvider clock)
{
    public async Task<Outcome<Person>> Run(Guid id, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Person(id) is not { RemovedAt: null } person)
            return new PersonUnknown();
        if (!actor.IsAdministrator)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Record(actor.PersonId, "sign-in.untied", $"person/{id}", null, clock.Now());
        news.Tell(db, id, "Untied");
        await db.EndSessions(id, actor.PersonId == id ? actor.Session?.Id : null, stop);
        await db.UserLogins.Where(login => login.UserId == id).ExecuteDeleteAsync(stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return person;
    }
}
