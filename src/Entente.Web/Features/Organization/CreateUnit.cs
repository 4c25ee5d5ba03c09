using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Organization;

/// <summary>Makes a unit below another.</summary>
public sealed class CreateUnit(Arranging arranging)
{
    public sealed record Request
    {
        [Required, MaxLength(64)]
        public string Code { get; set; } = "";

        [Required, MaxLength(120)]
        public string Name { get; set; } = "";

        [MaxLength(120)]
        public string? EnglishName { get; set; }

        /// <summary>Code of the unit it is part of.</summary>
        [Required, MaxLength(64)]
        public string Parent { get; set; } = "";
    }

    public Task<Outcome<Unit>> Run(Request request, Actor actor, CancellationToken stop) =>
        arranging.Run(actor, place => Task.FromResult(Create(request, place)), stop);

    private static Outcome<Unit> Create(Request request, Arranging.Place place)
    {
        if (!OrganizationRights.MayChange(place.Actor))
            return new NotAllowed();
        if (place.Actor.Directory.Unit(request.Parent) is not { } parent)
            return new UnitUnknown(request.Parent);
        if (parent.DissolvedOn is not null)
            return new UnitIsDissolved(parent.Name);
        if (place.Actor.Directory.Unit(request.Code) is not null)
            return new CodeTaken(request.Code);
        var unit = Unit.Create(place.NewId(), request.Code.Trim(), request.Name, request.EnglishName, parent);
        if (unit.IsRefused)
            return unit;
        place.Db.Add(unit.Value);
        place.Record("unit.created", $"unit/{unit.Value.Id}", unit.Value.Code);
        return unit;
    }
}
