using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Grants a role or takes it away; the last administrator stays one, also when two take it from each other at once.</summary>
public sealed class SetRole(Arranging arranging)
{
    public Task<Outcome<Person>> Run(Guid id, Role role, bool held, Actor actor, CancellationToken stop) =>
        arranging.Run<Person>(actor, async place => await Set(id, role, held, place), stop);

    private static async Task<Outcome<Person>> Set(Guid id, Role role, bool held, Arranging.Place place)
    {
        if (!place.Actor.IsAdministrator)
            return new NotAllowed();
        if (place.Actor.Directory.Person(id) is not { RemovedAt: null } person)
            return new PersonUnknown();
        var roles = place.Actor.Directory.RolesOf(id).ToHashSet();
        if (roles.Contains(role) == held)
            return person;
        if (!held && Departures.CheckRoles(place.Actor.Directory, id, [.. roles.Where(other => other != role)]) is { } refusal)
            return refusal;
        if (held)
            place.Db.Add(RoleGrant.Give(place.NewId(), id, role));
        else
            place.Db.RemoveRange(await place.Db.RoleGrants.Where(grant => grant.PersonId == id && grant.Role == role).ToListAsync(place.Stop));
        // Whoever sits in one of their other browsers may not be they; a role is no moment to trust that.
        await place.Db.EndSessions(id, place.Actor.PersonId == id ? place.Actor.Session?.Id : null, place.Stop);
        place.Record(held ? "role.granted" : "role.revoked", $"person/{id}", role.ToString());
        return person;
    }
}
