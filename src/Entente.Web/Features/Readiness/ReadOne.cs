using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Readiness;

/// <summary>One link in a period: whether it counts, and for an open period the facts that say so.</summary>
public sealed class ReadOne(IDbContextFactory<EntenteDb> databases, ReadLinks links)
{
    /// <param name="Readiness">Whether it counts; null where it does not run in the period.</param>
    /// <param name="Facts">What is known; null of a closed period, of which only what counted was kept.</param>
    public sealed record View(LinkReadiness? Readiness, ReadinessFacts? Facts);

    public async Task<View> Read(Link link, Period period, Actor actor, CancellationToken stop)
    {
        var readiness = (await links.Read(period, stop)).GetValueOrDefault(link.Id);
        if (readiness is null || actor.Directory.IsClosed(period))
            return new View(readiness, null);
        await using var db = await databases.CreateDbContextAsync(stop);
        var held = await HeldMeetings.Read(db, actor.Directory, ReadinessRule.DayOf(period, actor.Today), stop);
        return new View(readiness, (await ReadLinks.FactsOf(db, actor.Chain, period, actor.Today, stop)).Of(link, held.Share(actor.Chain.ProviderOf(link), link.CustomerId)));
    }
}
