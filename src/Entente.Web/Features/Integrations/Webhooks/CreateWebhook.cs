using System.ComponentModel.DataAnnotations;
using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Sets up a webhook. Its secret is shown once and never again.</summary>
public sealed class CreateWebhook(WebhookSettings settings, WebhookSecrets secrets, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        [Required, MaxLength(NameInvalid.MaxLength)]
        public string Name { get; set; } = "";

        [Required, MaxLength(Webhook.MaxAddressLength)]
        public string Address { get; set; } = "";

        /// <summary>Kinds of events, such as <c>need.raised</c>.</summary>
        [Required]
        public IReadOnlyList<string> Kinds { get; set; } = [];
    }

    /// <param name="Webhook">What was made.</param>
    /// <param name="Secret">What its receiver needs to tell that a delivery is ours; kept nowhere in clear.</param>
    public sealed record Made(Webhook Webhook, string Secret);

    public async Task<Outcome<Made>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!WebhookRights.MayWrite(actor, request.Kinds))
            return new NotAllowed();
        var now = clock.Now();
        var (shown, kept) = secrets.Make();
        var made = Webhook.Make(Guid.CreateVersion7(now), request.Name, request.Address, request.Kinds, kept, settings.Rule, actor.PersonId, now);
        if (made.IsRefused)
            return made.Refusal;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Webhook>().CountAsync(stop) >= Webhook.Most)
            return new WebhooksTooMany();
        db.Add(made.Value);
        db.Record(actor.PersonId, "webhook.made", $"webhook/{made.Value.Id}", $"{made.Value.Name}: {made.Value.Place}: {string.Join(' ', made.Value.Kinds)}", now);
        // Whoever records ratings keeps in memory whether anybody wants to hear of them.
        db.MoveSnapshot();
        await db.SaveChangesAsync(stop);
        return new Made(made.Value, shown);
    }
}
