using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Ends a link today; what was rated stays.</summary>
public sealed class EndLink(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Link>> Run(Guid id, int? seenVersion, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Links.SingleOrDefaultAsync(l => l.Id == id, stop) is not { } link)
            return new LinkUnknown();
        if (!ChainRights.MayArrange(actor, actor.Chain.Service(link.ServiceId)!.ProviderId))
            return new NotAllowed();
        if (seenVersion is { } seen && seen != link.Version)
            return new ChangedUnderYou();
        if (link.End(actor.Today) is { } refusal)
            return refusal;
        db.Record(actor.PersonId, "link.ended", $"link/{id}", null, clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : link;
    }
}
