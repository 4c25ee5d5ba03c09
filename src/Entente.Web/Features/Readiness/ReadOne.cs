using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Web.Platform;

namespace Entente.Web.Features.Readiness;

/// <summary>One link in a period: whether it counts, and for an open period the facts that say so.</summary>
public sealed class ReadOne(ReadLinks links)
{
    /// <param name="Readiness">Whether it counts; null where it does not run in the period.</param>
    /// <param name="Facts">What is known; null of a closed period, of which only what counted was kept.</param>
    public sealed record View(LinkReadiness? Readiness, ReadinessFacts? Facts);

    public async Task<View> Read(Link link, Period period, Actor actor, CancellationToken stop)
    {
        var known = await links.Known(period, stop);
        var readiness = known.Links.GetValueOrDefault(link.Id);
        return new View(readiness, readiness is null || actor.Directory.IsClosed(period) ? null : known.Facts?.Of(actor.Chain, link));
    }
}
