using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Renames a unit, moves it below another, or both.</summary>
public sealed class ChangeUnit(Arranging arranging)
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

        /// <summary>The first day on which it is part of that unit; null for today. What counts for the days before finds it where it was.</summary>
        public DateOnly? MovedOn { get; set; }

        /// <summary>The version that was looked at; null to change whatever stands.</summary>
        public int? Version { get; set; }
    }

    public Task<Outcome<Unit>> Run(string code, Request request, Actor actor, CancellationToken stop) =>
        arranging.Run<Unit>(actor, async place => await Change(code, request, place), stop);

    private static async Task<Outcome<Unit>> Change(string code, Request request, Arranging.Place place)
    {
        if (!OrganizationRights.MayChange(place.Actor))
            return new NotAllowed();
        if (place.Actor.Directory.Unit(code) is not { } known)
            return new UnitUnknown(code);
        var unit = await place.Db.Units.SingleAsync(u => u.Id == known.Id, place.Stop);
        if (request.Version is { } seen && seen != unit.Version)
            return new ChangedUnderYou();
        if (unit.Rename(request.Name, request.EnglishName) is { } refusal)
            return refusal;
        if (!string.IsNullOrEmpty(request.Parent))
        {
            if (place.Actor.Directory.Unit(request.Parent) is not { } parent)
                return new UnitUnknown(request.Parent);
            if (parent.Id != unit.ParentId)
            {
                var moved = unit.MoveTo(place.NewId(), parent, request.MovedOn ?? place.Actor.Today, place.Actor.Today, place.Actor.Directory);
                if (moved.IsRefused)
                    return moved.Refusal;
                place.Db.Add(moved.Value);
                place.Record("unit.moved", $"unit/{unit.Id}", string.Create(CultureInfo.InvariantCulture, $"{parent.Code} {moved.Value.Day:yyyy-MM-dd}"));
            }
        }

        place.Record("unit.changed", $"unit/{unit.Id}", request.Name);
        return unit;
    }
}
