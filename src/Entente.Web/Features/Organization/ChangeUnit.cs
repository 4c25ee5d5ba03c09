using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Organization;

/// <summary>Renames a unit or moves it into another one. What is null stays as it is; an empty English name goes.</summary>
public sealed class ChangeUnit(Arranging arranging)
{
    public sealed class Request
    {
        [MaxLength(NameInvalid.MaxLength)]
        public string? Name { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? EnglishName { get; set; }

        [MaxLength(Domain.Kernel.Code.MaxLength)]
        public string? Parent { get; set; }
    }

    public Task<Outcome<Unit>> Run(string code, Request request, int? seenVersion, Actor actor, CancellationToken stop) =>
        arranging.Run<Unit>(actor, async place => await Change(code, request, seenVersion, place), stop);

    private static async Task<Outcome<Unit>> Change(string code, Request request, int? seenVersion, Arranging.Place place)
    {
        var directory = place.Actor.Directory;
        if (!place.Actor.MaySetUp)
            return new NotAllowed();
        if (directory.Unit(code) is not { } known || await place.Db.Units.FindAsync([known.Id], place.Stop) is not { } unit)
            return new UnitUnknown(code);
        if (seenVersion is { } seen && seen != unit.Version)
            return new ChangedUnderYou();
        if (request.Parent is { Length: > 0 } parentCode)
        {
            if (directory.Unit(parentCode) is not { } parent)
                return new UnitUnknown(parentCode);
            if (parent.Id != unit.ParentId)
            {
                if (unit.MoveTo(parent, directory) is { } refusal)
                    return refusal;
                place.Record("unit.moved", $"unit/{unit.Id}", parent.Code);
            }
        }

        if (request.Name is not null || request.EnglishName is not null)
        {
            var before = unit.Name;
            if (unit.Rename(request.Name ?? unit.Name, request.EnglishName ?? unit.EnglishName) is { } refusal)
                return refusal;
            place.Record("unit.renamed", $"unit/{unit.Id}", before);
        }

        return unit;
    }
}
