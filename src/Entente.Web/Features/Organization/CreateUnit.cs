using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Makes a unit below another.</summary>
public sealed class CreateUnit(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
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

    public async Task<Outcome<Unit>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!OrganizationRights.MayChange(actor))
            return new NotAllowed();
        if (actor.Directory.Unit(request.Parent) is not { } parent)
            return new UnitUnknown(request.Parent);
        if (parent.DissolvedOn is not null)
            return new UnitIsDissolved(parent.Name);
        if (actor.Directory.Unit(request.Code) is not null)
            return new CodeTaken(request.Code);
        var unit = Unit.Create(Guid.CreateVersion7(clock.Now()), request.Code.Trim(), request.Name, request.EnglishName, parent);
        if (unit.IsRefused)
            return unit;
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Add(unit.Value);
        db.Record(actor.PersonId, "unit.created", $"unit/{unit.Value.Id}", unit.Value.Code, clock.Now());
        return await db.SaveOrRefuse(stop) is { } refusal ? refusal : unit;
    }
}
