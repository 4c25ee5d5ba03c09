using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Organization;

/// <summary>Makes a unit inside another one.</summary>
public sealed class CreateUnit(Arranging arranging)
{
    public sealed class Request
    {
        [Required, MaxLength(Domain.Kernel.Code.MaxLength)]
        public string Code { get; set; } = "";

        [Required, MaxLength(NameInvalid.MaxLength)]
        public string Name { get; set; } = "";

        [MaxLength(NameInvalid.MaxLength)]
        public string? EnglishName { get; set; }

        /// <summary>The code of the unit it is part of; without one, the company itself.</summary>
        [MaxLength(Domain.Kernel.Code.MaxLength)]
        public string? Parent { get; set; }
    }

    public Task<Outcome<Unit>> Run(Request request, Actor actor, CancellationToken stop) =>
        arranging.Run(actor, place => Task.FromResult(Create(request, place)), stop);

    private static Outcome<Unit> Create(Request request, Arranging.Place place)
    {
        if (!place.Actor.MaySetUp)
            return new NotAllowed();
        var directory = place.Actor.Directory;
        var parent = string.IsNullOrWhiteSpace(request.Parent) ? directory.Root : directory.Unit(request.Parent);
        if (parent is null)
            return new UnitUnknown(request.Parent ?? "");
        if (parent.DissolvedOn is not null)
            return new UnitIsDissolved(parent.Name);
        if (directory.Unit(request.Code) is not null)
            return new CodeTaken(request.Code.Trim());
        var created = Unit.Create(place.NewId(), request.Code.Trim(), request.Name, request.EnglishName, parent);
        if (created.IsRefused)
            return created;
        place.Db.Add(created.Value);
        place.Record("unit.created", $"unit/{created.Value.Id}", created.Value.Code);
        return created;
    }
}
