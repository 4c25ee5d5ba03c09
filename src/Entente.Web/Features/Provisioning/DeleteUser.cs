using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Provisioning;

/// <summary>The directory knows somebody no more: they leave, and it no longer finds them here. What they did and what they are called stays; only HR removes a name for good.</summary>
public sealed class DeleteUser(Arranging arranging, ProvisioningNews news)
{
    internal Task<Outcome<Person>> Run(Guid id, int? seen, Actor actor, CancellationToken stop) => arranging.Run(actor, place => Delete(id, seen, place), stop);

    private async Task<Outcome<Person>> Delete(Guid id, int? seen, Arranging.Place place)
    {
        if (!ProvisioningRights.May(place.Actor))
            return new NotAllowed();
        var entry = await place.Db.Set<DirectoryEntry>().SingleOrDefaultAsync(one => one.PersonId == id, place.Stop);
        if (entry?.DeletedAt is not null || await place.Db.People.SingleOrDefaultAsync(one => one.Id == id, place.Stop) is not { RemovedAt: null } person)
            return new ScimUnknown();
        if (seen is { } version && version != person.Version)
            return new ChangedUnderYou();
        if (person.LeftAt is null)
        {
            if (await Departure.Of(person, place) is { } refusal)
                return refusal;
            news.TellOfUnits(place, person);
        }

        if (entry is null)
            place.Db.Add(entry = new DirectoryEntry { PersonId = id });
        (entry.Number, entry.DeletedAt) = (null, place.Now);
        place.Db.RemoveRange(await place.Db.Set<DirectoryGroupMember>().Where(member => member.PersonId == id).ToListAsync(place.Stop));
        place.Record("scim.user-deleted", $"person/{id}");
        return person;
    }
}
