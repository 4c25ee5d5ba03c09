using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Provisioning;

/// <summary>What ends when the directory says that somebody is gone.</summary>
internal static class Departure
{
    public static async Task<Refusal?> Of(Person person, Arranging.Place place)
    {
        if (Departures.CheckRoles(place.Actor.Directory, person.Id, []) is { } refusal)
            return refusal;
        person.Leave(place.Now);
        await place.Db.EndSessions(person.Id, null, place.Stop);
        place.Db.RemoveRange(await place.Db.RoleGrants.Where(grant => grant.PersonId == person.Id).ToListAsync(place.Stop));
        var today = place.Actor.Today;
        foreach (var membership in await place.Db.Memberships.Where(one => one.PersonId == person.Id && (one.To == null || one.To > today)).ToListAsync(place.Stop))
        {
            if (!membership.EndWithPerson(today))
                place.Db.Remove(membership);
        }

        return null;
    }
}
