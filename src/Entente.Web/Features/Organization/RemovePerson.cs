using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Removes a person: what they did stays, under a tombstone that no longer names them.</summary>
public sealed class RemovePerson(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Person>> Run(Guid id, Actor actor, CancellationToken stop)
    {
        if (!OrganizationRights.MayChange(actor) || actor.PersonId == id)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.People.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } person)
            return new PersonUnknown();
        if (Departures.CheckRemoval(actor.Directory, person, actor.Today) is { } unsettled)
            return unsettled;
        if (person.Remove(clock.Now()) is { } refusal)
            return refusal;
        db.RemoveRange(await db.RoleGrants.Where(grant => grant.PersonId == id).ToListAsync(stop));
        foreach (var membership in await db.Memberships.Where(m => m.PersonId == id && m.To == null).ToListAsync(stop))
            membership.End(actor.Today);
        await db.Users.Where(account => account.Id == id).ExecuteDeleteAsync(stop);
        db.Record(actor.PersonId, "person.removed", $"person/{id}", null, clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : person;
    }
}
