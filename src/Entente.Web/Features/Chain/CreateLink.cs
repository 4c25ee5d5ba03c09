using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Chain;

/// <summary>Makes a service serve one more customer from a day on, today where none is named.</summary>
public sealed class CreateLink(Arranging arranging)
{
    public sealed class Request
    {
        [Required, MaxLength(Domain.Kernel.Code.MaxLength)]
        public string Service { get; set; } = "";

        [Required, MaxLength(Domain.Kernel.Code.MaxLength)]
        public string Customer { get; set; } = "";

        public DateOnly? From { get; set; }
    }

    public Task<Outcome<Link>> Run(Request request, Actor actor, CancellationToken stop) =>
        arranging.Run(actor, place => Task.FromResult(Create(request, place)), stop);

    private static Outcome<Link> Create(Request request, Arranging.Place place)
    {
        var chain = place.Actor.Chain;
        if (chain.Service(request.Service) is not { } service)
            return new ServiceUnknown(request.Service);
        if (!place.Actor.MayArrange(service.ProviderId))
            return new NotAllowed();
        if (chain.Directory.Unit(request.Customer) is not { } customer)
            return new UnitUnknown(request.Customer);
        var from = request.From ?? place.Actor.Today;
        if (service.RetiredOn <= from)
            return new ServiceIsRetired(service.Name);
        var created = Link.Create(place.NewId(), service, customer, from, chain.LinksOf(service.Id));
        if (created.IsRefused)
            return created;
        place.Db.Add(created.Value);
        place.Record("link.created", $"link/{created.Value.Id}", $"{service.Code} > {customer.Code}");
        return created;
    }
}
