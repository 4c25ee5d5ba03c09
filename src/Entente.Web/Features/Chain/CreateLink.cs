using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Says that a service is done for a customer from a day on.</summary>
public sealed class CreateLink(Arranging arranging)
{
    public sealed record Request
    {
        [Required, MaxLength(64)]
        public string Service { get; set; } = "";

        [Required, MaxLength(64)]
        public string Customer { get; set; } = "";

        /// <summary>Today where it is not said.</summary>
        public DateOnly? From { get; set; }
    }

    public Task<Outcome<Link>> Run(Request request, Actor actor, CancellationToken stop) =>
        arranging.Run<Link>(actor, async place => await Create(request, place), stop);

    private static async Task<Outcome<Link>> Create(Request request, Arranging.Place place)
    {
        if (place.Actor.Chain.Service(request.Service) is not { RetiredOn: null } service)
            return new ServiceUnknown(request.Service);
        if (place.Actor.Directory.Unit(request.Customer) is not { } customer)
            return new UnitUnknown(request.Customer);
        if (!ChainRights.MayArrange(place.Actor, service.ProviderId))
            return new NotAllowed();
        var existing = await place.Db.Links.Where(link => link.ServiceId == service.Id && link.CustomerId == customer.Id).ToListAsync(place.Stop);
        var link = Link.Create(place.NewId(), service, customer, request.From ?? place.Actor.Today, existing);
        if (link.IsRefused)
            return link;
        place.Db.Add(link.Value);
        place.Record("link.created", $"link/{link.Value.Id}", $"{service.Code} {customer.Code}");
        return link;
    }
}
