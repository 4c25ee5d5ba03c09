using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Sends a trial event at once, past the queue, and says what the receiver answered. A trial is tried once, and changes nothing about how the receiver is doing.</summary>
public sealed class TestWebhook(WebhookClient client, WebhookSecrets secrets, WebhookSettings settings, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<WebhookDelivery>> Run(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } webhook || !(WebhookRights.MayRead(actor) || WebhookRights.MayWrite(actor, webhook.Kinds)))
            return new WebhookUnknown();
        if (!WebhookRights.MayWrite(actor, webhook.Kinds))
            return new NotAllowed();
        var now = clock.Now();
        var trial = Announcing.Trial(id, now);
        var body = EventBody.Of(trial, settings.Source);
        var outcome = await client.Post(webhook.Address, secrets.Sign(webhook.Signing(now), trial.Id, now, body), body, stop);
        var delivery = new WebhookDelivery
        {
            Id = Guid.CreateVersion7(now),
            WebhookId = id,
            HappeningId = trial.Id,
            Kind = trial.Kind,
            At = now,
            DueAt = now,
            TriedAt = now,
            Attempts = 1,
            Status = outcome.Status,
            Fault = outcome.Fault,
            Milliseconds = outcome.Milliseconds,
            SentAt = outcome.IsTaken ? now : null,
            DeadAt = outcome.IsTaken ? null : now,
        };
        db.AddRange(trial, delivery);
        db.Record(actor.PersonId, "webhook.tested", $"webhook/{webhook.Id}", webhook.Name, now);
        await db.SaveChangesAsync(stop);
        return delivery;
    }
}
