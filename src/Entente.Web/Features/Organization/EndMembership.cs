using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Organization;

/// <summary>Ends a membership; the day is its last, today where none is named.</summary>
public sealed class EndMembership(Arranging arranging)
{
    public Task<Outcome<Membership>> Run(Guid id, DateOnly? lastDay, Actor actor, CancellationToken stop) =>
        arranging.Run<Membership>(actor, async place => await End(id, lastDay ?? place.Actor.Today, place), stop);

    private static async Task<Outcome<Membership>> End(Guid id, DateOnly lastDay, Arranging.Place place)
    {
        if (!OrganizationRights.MayChange(place.Actor))
            return new NotAllowed();
        if (await place.Db.Memberships.FindAsync([id], place.Stop) is not { } membership)
            return new MembershipUnknown();
        if (Departures.CheckEnd(place.Actor.Directory, membership, lastDay) is { } refusal)
            return refusal;
        membership.End(lastDay);
        place.Record("membership.ended", $"person/{membership.PersonId}", $"unit/{membership.UnitId}");
        return membership;
    }
}
