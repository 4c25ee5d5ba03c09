using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Chain;

/// <summary>Changes a service's names, mode and whether a bad must say why. What is null stays as it is; an empty English name goes.</summary>
public sealed class ChangeService(Arranging arranging)
{
    public sealed class Request
    {
        [MaxLength(NameInvalid.MaxLength)]
        public string? Name { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? EnglishName { get; set; }

        public RatingMode? Mode { get; set; }

        public bool? CommentRequired { get; set; }
    }

    public Task<Outcome<Service>> Run(string code, Request request, int? seenVersion, Actor actor, CancellationToken stop) =>
        arranging.Run<Service>(actor, async place => await Change(code, request, seenVersion, place), stop);

    private static async Task<Outcome<Service>> Change(string code, Request request, int? seenVersion, Arranging.Place place)
    {
        if (place.Actor.Chain.Service(code) is not { } known || await place.Db.Services.FindAsync([known.Id], place.Stop) is not { } service)
            return new ServiceUnknown(code);
        if (!place.Actor.MayArrange(service.ProviderId))
            return new NotAllowed();
        if (seenVersion is { } seen && seen != service.Version)
            return new ChangedUnderYou();
        if (service.Change(request.Name ?? service.Name, request.EnglishName ?? service.EnglishName, request.Mode ?? service.Mode, request.CommentRequired ?? service.CommentRequired) is { } refusal)
            return refusal;
        place.Record("service.changed", $"service/{service.Id}", service.Mode.ToString());
        return service;
    }
}
