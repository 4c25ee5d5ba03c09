using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Chain;

/// <summary>Makes a service of a unit.</summary>
public sealed class CreateService(Arranging arranging)
{
    public sealed class Request
    {
        [Required, MaxLength(Domain.Kernel.Code.MaxLength)]
        public string Code { get; set; } = "";

        /// <summary>The code of the unit that does the work.</summary>
        [Required, MaxLength(Domain.Kernel.Code.MaxLength)]
        public string Provider { get; set; } = "";

        [Required, MaxLength(NameInvalid.MaxLength)]
        public string Name { get; set; } = "";

        [MaxLength(NameInvalid.MaxLength)]
        public string? EnglishName { get; set; }

        /// <summary>2 (good or bad) or 5 (points); never changes.</summary>
        public int Scale { get; set; } = 2;

        public RatingMode Mode { get; set; } = RatingMode.Open;

        public bool CommentRequired { get; set; }
    }

    public Task<Outcome<Service>> Run(Request request, Actor actor, CancellationToken stop) =>
        arranging.Run(actor, place => Task.FromResult(Create(request, place)), stop);

    private static Outcome<Service> Create(Request request, Arranging.Place place)
    {
        if (place.Actor.Directory.Unit(request.Provider) is not { } provider)
            return new UnitUnknown(request.Provider);
        if (!place.Actor.MayArrange(provider.Id))
            return new NotAllowed();
        if (place.Actor.Chain.Service(request.Code) is not null)
            return new CodeTaken(request.Code.Trim());
        var created = Service.Create(place.NewId(), request.Code.Trim(), provider, request.Name, request.EnglishName, request.Scale, request.Mode, request.CommentRequired);
        if (created.IsRefused)
            return created;
        place.Db.Add(created.Value);
        place.Record("service.created", $"service/{created.Value.Id}", created.Value.Code);
        return created;
    }
}
