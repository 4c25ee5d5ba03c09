using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Takes a webhook away, with everything that was on its way to it.</summary>
public sealed class DeleteWebhook(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Webhook>> Run(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Webhook>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } webhook || !(WebhookRights.MayRead(actor) || WebhookRights.MayWrite(actor, webhook.Kinds)))
            return new WebhookUnknown();
        if (!WebhookRights.MayWrite(actor, webhook.Kinds))
            return new NotAllowed();
        db.Remove(webhook);
        db.Record(actor.PersonId, "webhook.deleted", $"webhook/{webhook.Id}", $"{webhook.Name}: {webhook.Place}", clock.Now());
        db.MoveSnapshot();
        return await db.SaveOrRefuse(stop) is { } stale ? stale : webhook;
    }
}
