using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Every webhook and how its receiver is doing; never a secret.</summary>
public sealed class ReadWebhooks(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Webhook">Which.</param>
    /// <param name="Waiting">How much is on its way.</param>
    /// <param name="Dead">How much was given up.</param>
    /// <param name="LastTaken">When it took something last; null where that is long ago, or never was.</param>
    public sealed record View(Webhook Webhook, int Waiting, int Dead, DateTimeOffset? LastTaken);

    public async Task<Outcome<IReadOnlyList<View>>> Read(Actor actor, CancellationToken stop)
    {
        if (!WebhookRights.MayRead(actor))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var webhooks = await db.Set<Webhook>().AsNoTracking().ToListAsync(stop);
        var counts = await db.Set<WebhookDelivery>().GroupBy(d => d.WebhookId)
            .Select(of => new { of.Key, Waiting = of.Count(d => d.SentAt == null && d.DeadAt == null), Dead = of.Count(d => d.DeadAt != null), LastTaken = of.Max(d => d.SentAt) }).ToDictionaryAsync(of => of.Key, stop);
        return webhooks.OrderBy(webhook => webhook.Id)
            .Select(webhook => counts.TryGetValue(webhook.Id, out var of) ? new View(webhook, of.Waiting, of.Dead, of.LastTaken) : new View(webhook, 0, 0, null)).ToList();
    }
}
