using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Grants a role or takes it away; the last administrator stays one.</summary>
public sealed class SetRole(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Person>> Run(Guid id, Role role, bool held, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        if (actor.Directory.Person(id) is not { RemovedAt: null } person)
            return new PersonUnknown();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var grants = await db.RoleGrants.Where(grant => grant.Role == role).ToListAsync(stop);
        var own = grants.SingleOrDefault(grant => grant.PersonId == id);
        if (!held && role is Role.Administrator && own is not null && grants.Count == 1)
            return new LastAdministrator();
        if (held && own is null)
            db.Add(RoleGrant.Give(Guid.CreateVersion7(clock.Now()), id, role));
        if (!held && own is not null)
            db.Remove(own);
        db.Record(actor.PersonId, held ? "role.granted" : "role.revoked", $"person/{id}", role.ToString(), clock.Now());
        if (await db.SaveOrRefuse(stop) is { } stale)
            return stale;
        await transaction.CommitAsync(stop);
        return person;
    }
}
