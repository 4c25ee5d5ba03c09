using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Stops offering a service from tomorrow on; what was rated stays.</summary>
public sealed class RetireService(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Service>> Run(string code, Actor actor, CancellationToken stop)
    {
        if (actor.Chain.Service(code) is not { } known)
            return new ServiceUnknown(code);
        if (!ChainRights.MayArrange(actor, known.ProviderId))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var service = await db.Services.SingleAsync(s => s.Id == known.Id, stop);
        if (service.Retire(actor.Today.AddDays(1)) is { } refusal)
            return refusal;
        foreach (var link in await db.Links.Where(link => link.ServiceId == service.Id && link.To == null && link.From <= actor.Today).ToListAsync(stop))
        {
            if (link.End(actor.Today) is { } stuck)
                return stuck;
        }

        db.Record(actor.PersonId, "service.retired", $"service/{service.Id}", service.Code, clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : service;
    }
}
