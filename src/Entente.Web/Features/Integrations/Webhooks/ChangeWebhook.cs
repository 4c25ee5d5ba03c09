using System.ComponentModel.DataAnnotations;
using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Changes what a webhook is called, where it goes and what it wants. Whatever is left out stays.</summary>
public sealed class ChangeWebhook(WebhookSettings settings, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        [MaxLength(NameInvalid.MaxLength)]
        public string? Name { get; set; }

        [MaxLength(Webhook.MaxAddressLength)]
        public string? Address { get; set; }

        public IReadOnlyList<string>? Kinds { get; set; }

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<Webhook>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Webhook>().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } webhook || !(WebhookRights.MayRead(actor) || WebhookRights.MayWrite(actor, webhook.Kinds)))
            return new WebhookUnknown();
        if (!WebhookRights.MayWrite(actor, [.. webhook.Kinds, .. request.Kinds ?? []]))
            return new NotAllowed();
        if (request.Version is { } seen && seen != webhook.Version)
            return new ChangedUnderYou();
        if (webhook.Change(request.Name ?? webhook.Name, request.Address ?? webhook.Address, request.Kinds ?? webhook.Kinds, settings.Rule) is { } refusal)
            return refusal;
        db.Record(actor.PersonId, "webhook.changed", $"webhook/{webhook.Id}", $"{webhook.Name}: {webhook.Place}: {string.Join(' ', webhook.Kinds)}", clock.Now());
        db.MoveSnapshot();
        return await db.SaveOrRefuse(stop) is { } stale ? stale : webhook;
    }
}
