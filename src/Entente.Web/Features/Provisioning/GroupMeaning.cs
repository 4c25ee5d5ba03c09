using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Provisioning;

/// <summary>Makes true what it means to be counted to a group, or to be so no longer. What another group with the same meaning still says stays.</summary>
internal static class GroupMeaning
{
    /// <summary>For these people the group begins to mean what it does.</summary>
    public static async Task Begin(DirectoryGroup group, IReadOnlyCollection<Guid> people, Arranging.Place place)
    {
        var directory = place.Actor.Directory;
        foreach (var person in people.Where(id => directory.Person(id) is { IsHere: true }))
        {
            if (group.UnitId is { } unit && directory.Unit(unit) is { DissolvedOn: null } && !directory.MembershipsOf(person).Any(one => one.UnitId == unit && (one.To is null || one.To >= place.Actor.Today)))
            {
                place.Db.Add(Membership.Begin(place.NewId(), person, unit, place.Actor.Today));
                place.Record("membership.begun", $"person/{person}", $"unit/{unit}");
            }

            if (group.Role is { } role && !directory.Holds(person, role))
            {
                place.Db.Add(RoleGrant.Give(place.NewId(), person, role));
                await place.Db.EndSessions(person, null, place.Stop);
                place.Record("role.granted", $"person/{person}", role.ToString());
            }
        }
    }

    /// <summary>For these people it ends; refused where it would leave nobody who can administer.</summary>
    public static async Task<Refusal?> End(DirectoryGroup group, IReadOnlyCollection<Guid> people, Arranging.Place place)
    {
        foreach (var person in people)
        {
            if (group.UnitId is { } unit && !await Others(group, person, place).AnyAsync(other => other.UnitId == unit, place.Stop))
                await EndMembership(person, unit, place);
            if (group.Role is { } role && !await Others(group, person, place).AnyAsync(other => other.Role == role, place.Stop) && await EndRole(person, role, place) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static IQueryable<DirectoryGroup> Others(DirectoryGroup group, Guid person, Arranging.Place place) =>
        place.Db.Set<DirectoryGroup>().Where(other => other.Id != group.Id && place.Db.Set<DirectoryGroupMember>().Any(member => member.GroupId == other.Id && member.PersonId == person));

    private static async Task EndMembership(Guid person, Guid unit, Arranging.Place place)
    {
        if (place.Actor.Directory.Person(person)?.HomeUnitId == unit)
            return;
        foreach (var membership in await place.Db.Memberships.Where(one => one.PersonId == person && one.UnitId == unit && one.To == null).ToListAsync(place.Stop))
        {
            membership.End(place.Actor.Today);
            place.Record("membership.ended", $"person/{person}", $"unit/{unit}");
        }
    }

    private static async Task<Refusal?> EndRole(Guid person, Role role, Arranging.Place place)
    {
        var directory = place.Actor.Directory;
        if (!directory.Holds(person, role))
            return null;
        if (Departures.CheckRoles(directory, person, [.. directory.RolesOf(person).Where(other => other != role)]) is { } refusal)
            return refusal;
        place.Db.RemoveRange(await place.Db.RoleGrants.Where(grant => grant.PersonId == person && grant.Role == role).ToListAsync(place.Stop));
        await place.Db.EndSessions(person, null, place.Stop);
        place.Record("role.revoked", $"person/{person}", role.ToString());
        return null;
    }
}
