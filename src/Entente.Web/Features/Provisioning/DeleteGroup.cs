using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Provisioning;

/// <summary>The directory has the group no more: what it meant for its members ends.</summary>
public sealed class DeleteGroup(Arranging arranging)
{
    internal Task<Outcome<DirectoryGroup>> Run(Guid id, int? seen, Actor actor, CancellationToken stop) => arranging.Run(actor, place => Delete(id, seen, place), stop);

    private static async Task<Outcome<DirectoryGroup>> Delete(Guid id, int? seen, Arranging.Place place)
    {
        if (!ProvisioningRights.May(place.Actor))
            return new NotAllowed();
        if (await place.Db.Set<DirectoryGroup>().SingleOrDefaultAsync(one => one.Id == id, place.Stop) is not { } group)
            return new ScimUnknown();
        if (seen is { } version && version != group.Version)
            return new ChangedUnderYou();
        var rows = await place.Db.Set<DirectoryGroupMember>().Where(member => member.GroupId == id).ToListAsync(place.Stop);
        if (await GroupMeaning.End(group, rows.ConvertAll(row => row.PersonId), place) is { } refusal)
            return refusal;
        place.Db.RemoveRange(rows);
        place.Db.Remove(group);
        place.Record("scim.group-deleted", $"scim/{id}", group.Name);
        return group;
    }
}
