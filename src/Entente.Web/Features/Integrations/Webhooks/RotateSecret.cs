using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Makes a webhook a new secret, shown once. The old one signs beside it for a while, so that the receiver changes over without losing an event.</summary>
public sealed class RotateSecret(WebhookSecrets secrets, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>For how many hours the old secret still signs; a day where it is empty, 0 where the old one is known to others.</summary>
        public int? OverlapHours { get; set; }
    }

    public async Task<Outcome<CreateWebhook.Made>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Webhook>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } webhook || !(WebhookRights.MayRead(actor) || WebhookRights.MayWrite(actor, webhook.Kinds)))
            return new WebhookUnknown();
        if (!WebhookRights.MayWrite(actor, webhook.Kinds))
            return new NotAllowed();
        var now = clock.Now();
        var hours = request.OverlapHours ?? (int)Webhook.UsualOverlap.TotalHours;
        if (hours < 0 || hours > Webhook.LongestOverlap.TotalHours)
            return new WebhookOverlapInvalid();
        var (shown, kept) = secrets.Make();
        webhook.Rotate(kept, now.AddHours(hours));
        db.Record(actor.PersonId, "webhook.rotated", $"webhook/{webhook.Id}", webhook.Name, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : new CreateWebhook.Made(webhook, shown);
    }
}
