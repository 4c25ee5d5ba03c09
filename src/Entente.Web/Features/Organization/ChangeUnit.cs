using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Renames a unit, moves it below another, or both.</summary>
public sealed class ChangeUnit(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        [Required, MaxLength(120)]
        public string Name { get; set; } = "";

        [MaxLength(120)]
        public string? EnglishName { get; set; }

        /// <summary>Code of the unit it is part of; null to leave it where it is.</summary>
        [MaxLength(64)]
        public string? Parent { get; set; }

        /// <summary>The version that was looked at; null to change whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<Unit>> Run(string code, Request request, Actor actor, CancellationToken stop)
    {
        if (!OrganizationRights.MayChange(actor))
            return new NotAllowed();
        if (actor.Directory.Unit(code) is not { } known)
            return new UnitUnknown(code);
        await using var db = await databases.CreateDbContextAsync(stop);
        var unit = await db.Units.SingleAsync(u => u.Id == known.Id, stop);
        if (request.Version is { } seen && seen != unit.Version)
            return new ChangedUnderYou();
        if (unit.Rename(request.Name, request.EnglishName) is { } refusal)
            return refusal;
        if (!string.IsNullOrEmpty(request.Parent))
        {
            if (actor.Directory.Unit(request.Parent) is not { } parent)
                return new UnitUnknown(request.Parent);
            if (parent.Id != unit.ParentId && unit.MoveTo(parent, actor.Directory) is { } stuck)
                return stuck;
        }

        db.Record(actor.PersonId, "unit.changed", $"unit/{unit.Id}", request.Name, clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : unit;
    }
}
