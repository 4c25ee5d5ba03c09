using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Sends one event once more, under its own identity, whether it was taken or given up: whoever keeps what they have seen takes it for what it is.</summary>
public sealed class ReplayDelivery(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<WebhookDelivery>> Run(Guid id, Guid deliveryId, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } webhook || !(WebhookRights.MayRead(actor) || WebhookRights.MayWrite(actor, webhook.Kinds)))
            return new WebhookUnknown();
        if (!WebhookRights.MayWrite(actor, webhook.Kinds))
            return new NotAllowed();
        if (await db.Set<WebhookDelivery>().SingleOrDefaultAsync(one => one.Id == deliveryId && one.WebhookId == id, stop) is not { } delivery)
            return new DeliveryUnknown();
        // What a key may not read it may not have sent once more either, though the webhook no longer wants it.
        if (!WebhookRights.MayWrite(actor, [delivery.Kind]))
            return new NotAllowed();
        var now = clock.Now();
        (delivery.SentAt, delivery.DeadAt, delivery.Attempts, delivery.DueAt, delivery.Fault) = (null, null, 0, now, null);
        db.Record(actor.PersonId, "webhook.replayed", $"webhook/{webhook.Id}", $"{delivery.Kind} {delivery.HappeningId}", now);
        await db.SaveChangesAsync(stop);
        return delivery;
    }
}
