using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Makes a service, or changes what may change of it.</summary>
public sealed class SaveService(Arranging arranging)
{
    public sealed record Request
    {
        [Required, MaxLength(64)]
        public string Code { get; set; } = "";

        /// <summary>Code of the unit that does the work.</summary>
        [Required, MaxLength(64)]
        public string Provider { get; set; } = "";

        [Required, MaxLength(120)]
        public string Name { get; set; } = "";

        [MaxLength(120)]
        public string? EnglishName { get; set; }

        public int Scale { get; set; } = 2;

        public RatingMode Mode { get; set; }

        public bool CommentRequired { get; set; }

        /// <summary>The version that was looked at; null to change whatever stands.</summary>
        public int? Version { get; set; }
    }

    /// <summary>Makes it where no service has the code; scale and provider never change.</summary>
    public Task<Outcome<Service>> Run(Request request, Actor actor, CancellationToken stop) =>
        arranging.Run<Service>(actor, async place => await Save(request, place), stop);

    private static async Task<Outcome<Service>> Save(Request request, Arranging.Place place)
    {
        if (place.Actor.Directory.Unit(request.Provider) is not { } provider)
            return new UnitUnknown(request.Provider);
        var known = place.Actor.Chain.Service(request.Code);
        // Whoever names another provider than the service's own may not change it by that.
        if (!ChainRights.MayArrange(place.Actor, known?.ProviderId ?? provider.Id))
            return new NotAllowed();
        var saved = known is not null ? await Change(known, request, place) : Create(request, provider, place);
        if (!saved.IsRefused)
            place.Record("service.saved", $"service/{saved.Value.Id}", saved.Value.Code);
        return saved;
    }

    private static Outcome<Service> Create(Request request, Unit provider, Arranging.Place place)
    {
        var service = Service.Create(place.NewId(), request.Code.Trim(), provider, request.Name, request.EnglishName, request.Scale, request.Mode, request.CommentRequired);
        if (!service.IsRefused)
            place.Db.Add(service.Value);
        return service;
    }

    private static async Task<Outcome<Service>> Change(Service known, Request request, Arranging.Place place)
    {
        var service = await place.Db.Services.SingleAsync(s => s.Id == known.Id, place.Stop);
        if (request.Version is { } seen && seen != service.Version)
            return new ChangedUnderYou();
        if (request.Scale != service.Scale)
            return new ScaleInvalid(request.Scale);
        return service.Change(request.Name, request.EnglishName, request.Mode, request.CommentRequired) is { } refusal ? refusal : service;
    }
}
