using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Ends a unit today; what was rated stays.</summary>
public sealed class DissolveUnit(Arranging arranging)
{
    public Task<Outcome<Unit>> Run(string code, int? seenVersion, Actor actor, CancellationToken stop) =>
        arranging.Run<Unit>(actor, async place => await Dissolve(code, seenVersion, place), stop);

    private static async Task<Outcome<Unit>> Dissolve(string code, int? seenVersion, Arranging.Place place)
    {
        if (!OrganizationRights.MayChange(place.Actor))
            return new NotAllowed();
        if (place.Actor.Directory.Unit(code) is not { } known)
            return new UnitUnknown(code);
        var unit = await place.Db.Units.SingleAsync(u => u.Id == known.Id, place.Stop);
        if (seenVersion is { } seen && seen != unit.Version)
            return new ChangedUnderYou();
        if ((ChainAccess.CheckDissolving(place.Actor.Chain, unit, place.Actor.Today) ?? unit.Dissolve(place.Actor.Today, place.Actor.Directory)) is { } refusal)
            return refusal;
        place.Record("unit.dissolved", $"unit/{unit.Id}", unit.Code);
        return unit;
    }
}
