using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Holds a webhook back, or lets it go on; what happened in between goes out then.</summary>
public sealed class MoveWebhook(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Webhook>> Run(Guid id, WebhookState to, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Webhook>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } webhook || !(WebhookRights.MayRead(actor) || WebhookRights.MayWrite(actor, webhook.Kinds)))
            return new WebhookUnknown();
        if (!WebhookRights.MayWrite(actor, webhook.Kinds))
            return new NotAllowed();
        var now = clock.Now();
        if ((to is WebhookState.Active ? webhook.Resume(now) : webhook.Pause(now)) is { } refusal)
            return refusal;
        db.Record(actor.PersonId, to is WebhookState.Active ? "webhook.resumed" : "webhook.paused", $"webhook/{webhook.Id}", webhook.Name, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : webhook;
    }
}
