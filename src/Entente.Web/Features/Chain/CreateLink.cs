using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Says that a service is done for a customer from a day on.</summary>
public sealed class CreateLink(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
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

    public async Task<Outcome<Link>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Chain.Service(request.Service) is not { RetiredOn: null } service)
            return new ServiceUnknown(request.Service);
        if (actor.Directory.Unit(request.Customer) is not { } customer)
            return new UnitUnknown(request.Customer);
        if (!ChainRights.MayArrange(actor, service.ProviderId))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var existing = await db.Links.Where(link => link.ServiceId == service.Id && link.CustomerId == customer.Id).ToListAsync(stop);
        var link = Link.Create(Guid.CreateVersion7(clock.Now()), service, customer, request.From ?? actor.Today, existing);
        if (link.IsRefused)
            return link;
        db.Add(link.Value);
        db.Record(actor.PersonId, "link.created", $"link/{link.Value.Id}", $"{service.Code} {customer.Code}", clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : link;
    }
}
