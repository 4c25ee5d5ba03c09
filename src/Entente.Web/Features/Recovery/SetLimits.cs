using Entente.Domain.Kernel;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>Sets how long contact and remedy may take; open cases keep the clocks they began with.</summary>
public sealed class SetLimits(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        public int ContactDays { get; set; }

        public int RemedyDays { get; set; }

        /// <summary>The version that was looked at.</summary>
        public int Version { get; set; }
    }

    public async Task<Outcome<RecoveryLimits>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.MayAdminister)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var known = await db.RecoveryLimits.SingleOrDefaultAsync(stop);
        var limits = known ?? RecoveryLimits.Usual();
        if (limits.Version != request.Version)
            return new ChangedUnderYou();
        if (limits.Set(request.ContactDays, request.RemedyDays) is { } refusal)
            return refusal;
        if (known is null)
            db.Add(limits);
        db.Record(actor.PersonId, "recovery.limits", "recovery", $"{limits.ContactDays} / {limits.RemedyDays}", clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : limits;
    }
}
