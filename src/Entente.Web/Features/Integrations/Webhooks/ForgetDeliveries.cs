using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Takes away what was delivered long ago, gives up what waits too long for a webhook that is held back, and forgets what it carried.</summary>
public sealed class ForgetDeliveries(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <summary>How long what was taken can be looked at and sent once more.</summary>
    internal static readonly TimeSpan SentFor = TimeSpan.FromDays(14);

    /// <summary>How long what was given up can.</summary>
    internal static readonly TimeSpan DeadFor = TimeSpan.FromDays(90);

    /// <summary>How long something waits.</summary>
    internal static readonly TimeSpan WaitsFor = TimeSpan.FromDays(30);

    public async Task Run(CancellationToken stop)
    {
        var now = clock.Now();
        var (sent, dead, waits) = (now - SentFor, now - DeadFor, now - WaitsFor);
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Set<WebhookDelivery>().Where(d => d.SentAt == null && d.DeadAt == null && d.At < waits).ExecuteUpdateAsync(d => d.SetProperty(x => x.DeadAt, now), stop);
        await db.Set<WebhookDelivery>().Where(d => d.SentAt < sent || d.DeadAt < dead).ExecuteDeleteAsync(stop);
        await db.Set<Happening>().Where(happening => happening.IsRouted && !db.Set<WebhookDelivery>().Any(d => d.HappeningId == happening.Id)).ExecuteDeleteAsync(stop);
    }
}
