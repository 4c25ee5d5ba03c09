using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Provisioning;

/// <summary>Says what a group of the directory means here; for its members the old meaning ends and the new one begins.</summary>
public sealed class SetGroupMeaning(Arranging arranging)
{
    public sealed class Request
    {
        /// <summary><c>unit/CODE</c>, <c>role/NAME</c>, or empty for nothing.</summary>
        [MaxLength(100)]
        public string? Meaning { get; set; }

        public int Version { get; set; }
    }

    public Task<Outcome<DirectoryGroup>> Run(Guid id, Request request, Actor actor, CancellationToken stop) => arranging.Run(actor, place => Set(id, request, place), stop);

    private static async Task<Outcome<DirectoryGroup>> Set(Guid id, Request request, Arranging.Place place)
    {
        if (!place.Actor.IsAdministrator)
            return new NotAllowed();
        if (await place.Db.Set<DirectoryGroup>().SingleOrDefaultAsync(one => one.Id == id, place.Stop) is not { } group)
            return new ScimUnknown();
        if (group.Version != request.Version)
            return new ChangedUnderYou();
        var (kind, name) = (request.Meaning ?? "").Split('/', 2) is [var one, var two] ? (one, two) : ("", "");
        var unit = kind == "unit" ? place.Actor.Directory.Unit(name) : null;
        if (kind == "unit" && unit is not { DissolvedOn: null })
            return new UnitUnknown(name);
        var role = kind == "role" && Enum.TryParse<Role>(name, out var named) && Enum.IsDefined(named) ? named : (Role?)null;
        if (kind == "role" && role is null)
            return new RoleUnknown(name);
        var members = await place.Db.Set<DirectoryGroupMember>().Where(member => member.GroupId == id).Select(member => member.PersonId).ToListAsync(place.Stop);
        if (await GroupMeaning.End(group, members, place) is { } refusal)
            return refusal;
        (group.UnitId, group.Role, group.Version) = (unit?.Id, role, group.Version + 1);
        await GroupMeaning.Begin(group, members, place);
        place.Record("scim.group-meaning-set", $"scim/{id}", $"{group.Name}: {request.Meaning}");
        return group;
    }
}
