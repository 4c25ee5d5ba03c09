using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Ends a link today, or calls it off where it has not begun; what was rated stays.</summary>
public sealed class EndLink(Arranging arranging)
{
    public Task<Outcome<Link>> Run(Guid id, int? seenVersion, Actor actor, CancellationToken stop) =>
        arranging.Run<Link>(actor, async place => await End(id, seenVersion, place), stop);

    private static async Task<Outcome<Link>> End(Guid id, int? seenVersion, Arranging.Place place)
    {
        if (place.Actor.Chain.Link(id) is not { } known)
            return new LinkUnknown();
        if (!ChainRights.MayArrange(place.Actor, place.Actor.Chain.ProviderOf(known)))
            return new NotAllowed();
        var link = await place.Db.Links.SingleAsync(l => l.Id == id, place.Stop);
        if (seenVersion is { } seen && seen != link.Version)
            return new ChangedUnderYou();
        if (link.Stop(place.Actor.Today) is { } refusal)
            return refusal;
        place.Record("link.ended", $"link/{id}");
        return link;
    }
}
