using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Ends a unit from a day on, today where none is named. Its history stays; its manager's term ends with it.</summary>
public sealed class DissolveUnit(Arranging arranging)
{
    public Task<Outcome<Unit>> Run(string code, DateOnly? day, int? seenVersion, Actor actor, CancellationToken stop) =>
        arranging.Run<Unit>(actor, async place => await Dissolve(code, day ?? place.Actor.Today, seenVersion, place), stop);

    private static async Task<Outcome<Unit>> Dissolve(string code, DateOnly day, int? seenVersion, Arranging.Place place)
    {
        if (!place.Actor.MaySetUp)
            return new NotAllowed();
        if (place.Actor.Directory.Unit(code) is not { } known || await place.Db.Units.FindAsync([known.Id], place.Stop) is not { } unit)
            return new UnitUnknown(code);
        if (seenVersion is { } seen && seen != unit.Version)
            return new ChangedUnderYou();
        if ((ChainAccess.CheckDissolving(place.Actor.Chain, unit, day) ?? unit.Dissolve(day, place.Actor.Directory)) is { } refusal)
            return refusal;
        foreach (var term in await place.Db.ManagerTerms.Where(term => term.UnitId == unit.Id && (term.To == null || term.To >= day)).ToListAsync(place.Stop))
        {
            // A term that would begin only after the end never was.
            if (term.End(day.AddDays(-1)) is not null)
                place.Db.Remove(term);
        }

        foreach (var membership in await place.Db.Memberships.Where(m => m.UnitId == unit.Id && (m.To == null || m.To >= day)).ToListAsync(place.Stop))
            membership.End(day.AddDays(-1));
        place.Record("unit.dissolved", $"unit/{unit.Id}", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return unit;
    }
}
