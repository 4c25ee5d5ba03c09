using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Ends a unit today; what was rated stays.</summary>
public sealed class DissolveUnit(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Unit>> Run(string code, int? seenVersion, Actor actor, CancellationToken stop)
    {
        if (!OrganizationRights.MayChange(actor))
            return new NotAllowed();
        if (actor.Directory.Unit(code) is not { } known)
            return new UnitUnknown(code);
        await using var db = await databases.CreateDbContextAsync(stop);
        var unit = await db.Units.SingleAsync(u => u.Id == known.Id, stop);
        if (seenVersion is { } seen && seen != unit.Version)
            return new ChangedUnderYou();
        if (unit.Dissolve(actor.Today, actor.Directory) is { } refusal)
            return refusal;
        db.Record(actor.PersonId, "unit.dissolved", $"unit/{unit.Id}", unit.Code, clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : unit;
    }
}
