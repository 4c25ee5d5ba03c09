using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Readiness;

/// <summary>One link in a period: whether it counts, and for an open period the facts that say so.</summary>
public sealed class ReadOne(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Readiness">Whether it counts; null where it does not run in the period.</param>
    /// <param name="Facts">What is known; null of a closed period, of which only what counted was kept.</param>
    public sealed record View(LinkReadiness? Readiness, ReadinessFacts? Facts);

    public async Task<View> Read(Link link, Period period, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await ReadLinks.Frozen(db, actor.Chain, period, stop) is { } frozen)
            return new View(frozen.GetValueOrDefault(link.Id), null);
        if (!ReadinessRule.Runs(link, period))
            return new View(null, null);
        var known = await ReadLinks.FactsOf(db, actor.Chain, period, actor.Today, stop);
        var readiness = known.ReadinessOf(actor.Chain, link, await ReadLinks.Waived(db, period, stop));
        return new View(readiness, actor.Directory.IsClosed(period) ? null : known.Of(actor.Chain, link));
    }
}
