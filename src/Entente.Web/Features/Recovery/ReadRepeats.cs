using Entente.Domain.Needs;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>What went wrong more than once on some services this quarter, as long as nobody made a need of it.</summary>
public sealed class ReadRepeats(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<RecoveryRepeat>> Read(IReadOnlyCollection<Guid> services, Actor actor, CancellationToken stop)
    {
        var links = services.SelectMany(actor.Chain.LinksOf).Select(link => link.Id).ToList();
        if (links.Count == 0)
            return [];
        // A quarter and a day, whatever the time zone.
        var since = new DateTimeOffset(actor.Today.AddMonths(-3).AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        await using var db = await databases.CreateDbContextAsync(stop);
        var repeats = RecoveryRepeat.Of(await db.RecoveryCases.AsNoTracking().Where(one => links.Contains(one.LinkId) && one.OpenedAt >= since).ToListAsync(stop), actor.Chain, actor.Today);
        var cases = repeats.SelectMany(same => same.Cases).Select(one => (Guid?)one.Id).ToList();
        var raised = (await db.Needs.AsNoTracking().Where(need => need.Origin == NeedOrigin.Recovery && cases.Contains(need.OriginId)).Select(need => need.OriginId).ToListAsync(stop)).ToHashSet();
        return [.. repeats.Where(same => !same.Cases.Any(one => raised.Contains(one.Id)))];
    }
}
