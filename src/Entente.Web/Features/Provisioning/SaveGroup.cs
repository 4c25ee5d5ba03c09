using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Provisioning;

/// <summary>Makes the directory's word true of a group. A new one means the unit that is called like it, by code or name; a role it means only where an administrator says so.</summary>
public sealed class SaveGroup(Arranging arranging)
{
    /// <param name="id">Which; null for a new one.</param>
    /// <param name="group">What is to be, from what is.</param>
    /// <param name="seen">The version that was looked at; null for whatever stands.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    internal Task<Outcome<DirectoryGroup>> Run(Guid? id, Func<ScimGroup, Outcome<ScimGroup>> group, int? seen, Actor actor, CancellationToken stop) =>
        arranging.Run(actor, place => Save(id, group, seen, place), stop);

    private static async Task<Outcome<DirectoryGroup>> Save(Guid? id, Func<ScimGroup, Outcome<ScimGroup>> change, int? seen, Arranging.Place place)
    {
        if (!ProvisioningRights.May(place.Actor))
            return new NotAllowed();
        var stands = id is null ? null : await place.Db.Set<DirectoryGroup>().SingleOrDefaultAsync(one => one.Id == id, place.Stop);
        if (id is not null && stands is null)
            return new ScimUnknown();
        if (seen is { } version && version != stands?.Version)
            return new ChangedUnderYou();
        var rows = stands is null ? [] : await place.Db.Set<DirectoryGroupMember>().Where(member => member.GroupId == stands.Id).ToListAsync(place.Stop);
        var before = rows.Select(member => member.PersonId).ToHashSet();
        var asked = change(new ScimGroup(stands?.Name ?? "", stands?.ExternalId, before));
        if (asked.IsRefused)
            return asked.Refusal;
        var wanted = asked.Value;
        if (await place.Db.Set<DirectoryGroup>().AnyAsync(other => other.Name == wanted.Name && other.Id != id, place.Stop))
            return new ScimTaken("displayName");
        if (wanted.Members.FirstOrDefault(member => !before.Contains(member) && place.Actor.Directory.Person(member) is not { RemovedAt: null }) is var stranger && stranger != Guid.Empty)
            return new ScimInvalid($"no user {stranger}");
        var group = stands ?? Made(wanted, place);
        (group.Name, group.ExternalId, group.Version) = (wanted.Name, wanted.ExternalId, stands is null ? 1 : group.Version + 1);
        return await Count(group, rows, before, wanted.Members, place) is { } refusal ? refusal : group;
    }

    private static DirectoryGroup Made(ScimGroup wanted, Arranging.Place place)
    {
        var unit = place.Actor.Directory.Units.FirstOrDefault(unit => unit.DissolvedOn is null && (unit.Code == wanted.Name || unit.Name == wanted.Name || unit.EnglishName == wanted.Name));
        var group = new DirectoryGroup { Id = place.NewId(), Name = wanted.Name, UnitId = unit?.Id };
        place.Db.Add(group);
        place.Record("scim.group-made", $"scim/{group.Id}", wanted.Name);
        return group;
    }

    private static async Task<Refusal?> Count(DirectoryGroup group, List<DirectoryGroupMember> rows, HashSet<Guid> before, IReadOnlySet<Guid> after, Arranging.Place place)
    {
        var (come, gone) = (after.Except(before).ToList(), before.Except(after).ToList());
        if (await GroupMeaning.End(group, gone, place) is { } refusal)
            return refusal;
        await GroupMeaning.Begin(group, come, place);
        place.Db.RemoveRange(rows.Where(row => gone.Contains(row.PersonId)));
        place.Db.AddRange(come.Select(person => new DirectoryGroupMember { GroupId = group.Id, PersonId = person }));
        if (come.Count + gone.Count > 0)
            place.Record("scim.group-changed", $"scim/{group.Id}", $"{group.Name}: +{come.Count} -{gone.Count}");
        return null;
    }
}
