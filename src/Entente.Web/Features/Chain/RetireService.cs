using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Stops offering a service from a day on, today where none is named; its links end the day before.</summary>
public sealed class RetireService(Arranging arranging)
{
    public Task<Outcome<Service>> Run(string code, DateOnly? day, int? seenVersion, Actor actor, CancellationToken stop) =>
        arranging.Run<Service>(actor, async place => await Retire(code, day ?? place.Actor.Today, seenVersion, place), stop);

    private static async Task<Outcome<Service>> Retire(string code, DateOnly day, int? seenVersion, Arranging.Place place)
    {
        if (place.Actor.Chain.Service(code) is not { } known || await place.Db.Services.FindAsync([known.Id], place.Stop) is not { } service)
            return new ServiceUnknown(code);
        if (!place.Actor.MayArrange(service.ProviderId))
            return new NotAllowed();
        if (seenVersion is { } seen && seen != service.Version)
            return new ChangedUnderYou();
        if (service.Retire(day) is { } refusal)
            return refusal;
        foreach (var link in await place.Db.Links.Where(link => link.ServiceId == service.Id && (link.To == null || link.To >= day)).ToListAsync(place.Stop))
        {
            // A link that begins later ends on its first day: it stays in the history, and nothing can be rated on it.
            if (link.End(link.From > day.AddDays(-1) ? link.From : day.AddDays(-1)) is { } linkRefusal)
                return linkRefusal;
        }

        place.Record("service.retired", $"service/{service.Id}", service.Code);
        return service;
    }
}
