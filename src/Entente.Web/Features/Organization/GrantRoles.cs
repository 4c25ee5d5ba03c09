using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Gives a person just these roles; administrators alone may, and one of them must stay.</summary>
public sealed class GrantRoles(Arranging arranging)
{
    public Task<Outcome<Person>> Run(string emailOrId, IReadOnlyCollection<Role> roles, Actor actor, CancellationToken stop) =>
        arranging.Run<Person>(actor, async place => await Grant(emailOrId, roles, place), stop);

    private static async Task<Outcome<Person>> Grant(string emailOrId, IReadOnlyCollection<Role> roles, Arranging.Place place)
    {
        if (!place.Actor.IsAdministrator)
            return new NotAllowed();
        if (People.Find(place.Actor.Directory, emailOrId) is not { } person)
            return new PersonUnknown();
        if (Departures.CheckRoles(place.Actor.Directory, person.Id, roles) is { } refusal)
            return refusal;
        var held = await place.Db.RoleGrants.Where(grant => grant.PersonId == person.Id).ToListAsync(place.Stop);
        foreach (var grant in held.Where(grant => !roles.Contains(grant.Role)))
        {
            place.Db.Remove(grant);
            place.Record("role.taken", $"person/{person.Id}", grant.Role.ToString());
        }

        foreach (var role in roles.Distinct().Where(role => held.All(grant => grant.Role != role)))
        {
            place.Db.Add(RoleGrant.Give(place.NewId(), person.Id, role));
            place.Record("role.given", $"person/{person.Id}", role.ToString());
        }

        return person;
    }
}
