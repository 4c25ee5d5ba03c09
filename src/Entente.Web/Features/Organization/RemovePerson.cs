using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Removes a person: what they did stays, under a tombstone that no longer names them.</summary>
public sealed class RemovePerson(Arranging arranging, IEnumerable<PersonalTrace> traces)
{
    public Task<Outcome<Person>> Run(Guid id, Actor actor, CancellationToken stop) =>
        arranging.Run<Person>(actor, async place => await Remove(id, place), stop);

    private async Task<Outcome<Person>> Remove(Guid id, Arranging.Place place)
    {
        if (!OrganizationRights.MayChange(place.Actor) || place.Actor.PersonId == id)
            return new NotAllowed();
        // HR could otherwise get rid of whoever watches it.
        if (place.Actor.Directory.Holds(id, Role.Administrator) && !place.Actor.IsAdministrator)
            return new NotAllowed();
        if (await place.Db.People.SingleOrDefaultAsync(p => p.Id == id, place.Stop) is not { } person)
            return new PersonUnknown();
        if ((Departures.CheckRemoval(place.Actor.Directory, person, place.Actor.Today) ?? person.Remove(place.Now)) is { } refusal)
            return refusal;
        place.Db.RemoveRange(await place.Db.RoleGrants.Where(grant => grant.PersonId == id).ToListAsync(place.Stop));
        foreach (var membership in await place.Db.Memberships.Where(m => m.PersonId == id && m.To == null).ToListAsync(place.Stop))
            membership.End(place.Actor.Today);
        await place.Db.EndSessions(id, null, place.Stop);
        await place.Db.Set<DirectoryEntry>().Where(number => number.PersonId == id).ExecuteDeleteAsync(place.Stop);
        await place.Db.Users.Where(account => account.Id == id).ExecuteDeleteAsync(place.Stop);
        foreach (var trace in traces)
            await trace.Forget(place.Db, id, place.Stop);
        place.Record("person.removed", $"person/{id}");
        return person;
    }
}
