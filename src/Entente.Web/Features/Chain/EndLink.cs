using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Chain;

/// <summary>Ends a link; the day is its last, today where none is named. What was rated stays.</summary>
public sealed class EndLink(Arranging arranging)
{
    public Task<Outcome<Link>> Run(Guid id, DateOnly? lastDay, int? seenVersion, Actor actor, CancellationToken stop) =>
        arranging.Run<Link>(actor, async place => await End(id, lastDay ?? place.Actor.Today, seenVersion, place), stop);

    private static async Task<Outcome<Link>> End(Guid id, DateOnly lastDay, int? seenVersion, Arranging.Place place)
    {
        if (await place.Db.Links.FindAsync([id], place.Stop) is not { } link || place.Actor.Chain.Service(link.ServiceId) is not { } service)
            return new LinkUnknown();
        if (!place.Actor.MayArrange(service.ProviderId))
            return new NotAllowed();
        if (seenVersion is { } seen && seen != link.Version)
            return new ChangedUnderYou();
        if (link.End(lastDay) is { } refusal)
            return refusal;
        place.Record("link.ended", $"link/{link.Id}", lastDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return link;
    }
}
