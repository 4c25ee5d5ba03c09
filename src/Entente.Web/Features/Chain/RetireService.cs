using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Stops offering a service from tomorrow on. Its links end with today, those that have not begun never will; what was rated stays.</summary>
public sealed class RetireService(Arranging arranging)
{
    public Task<Outcome<Service>> Run(string code, Actor actor, CancellationToken stop) =>
        arranging.Run<Service>(actor, async place => await Retire(code, place), stop);

    private static async Task<Outcome<Service>> Retire(string code, Arranging.Place place)
    {
        var today = place.Actor.Today;
        if (place.Actor.Chain.Service(code) is not { } known)
            return new ServiceUnknown(code);
        if (!ChainRights.MayArrange(place.Actor, known.ProviderId))
            return new NotAllowed();
        var service = await place.Db.Services.SingleAsync(s => s.Id == known.Id, place.Stop);
        if (service.Retire(today.AddDays(1)) is { } refusal)
            return refusal;
        foreach (var link in await place.Db.Links.Where(link => link.ServiceId == service.Id && (link.To == null || link.To > today)).ToListAsync(place.Stop))
        {
            if (link.Stop(today) is { } stuck)
                return stuck;
            place.Record("link.ended", $"link/{link.Id}", service.Code);
        }

        place.Record("service.retired", $"service/{service.Id}", service.Code);
        return service;
    }
}
