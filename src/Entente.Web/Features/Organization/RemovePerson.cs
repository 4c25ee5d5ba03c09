using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Removes a person: what they did stays under a tombstone; memberships, roles and the way in end now.</summary>
public sealed class RemovePerson(Arranging arranging)
{
    public Task<Outcome<Person>> Run(string emailOrId, int? seenVersion, Actor actor, CancellationToken stop) =>
        arranging.Run<Person>(actor, async place => await Remove(emailOrId, seenVersion, place), stop);

    private static async Task<Outcome<Person>> Remove(string emailOrId, int? seenVersion, Arranging.Place place)
    {
        if (!place.Actor.MaySetUp)
            return new NotAllowed();
        if (People.Find(place.Actor.Directory, emailOrId) is not { } known || await place.Db.People.FindAsync([known.Id], place.Stop) is not { } person)
            return new PersonUnknown();
        if (place.Actor.Directory.RolesOf(person.Id).Contains(Role.Administrator) && !place.Actor.IsAdministrator)
            return new NotAllowed();
        if (seenVersion is { } seen && seen != person.Version)
            return new ChangedUnderYou();
        if ((Departures.CheckRemoval(place.Actor.Directory, person, place.Actor.Today) ?? person.Remove(place.Now)) is { } refusal)
            return refusal;
        foreach (var membership in await place.Db.Memberships.Where(m => m.PersonId == person.Id && m.To == null).ToListAsync(place.Stop))
            membership.End(place.Actor.Today);
        await place.Db.RoleGrants.Where(grant => grant.PersonId == person.Id).ExecuteDeleteAsync(place.Stop);
        await place.Db.Users.Where(account => account.Id == person.Id).ExecuteDeleteAsync(place.Stop);
        place.Record("person.removed", $"person/{person.Id}");
        return person;
    }
}
