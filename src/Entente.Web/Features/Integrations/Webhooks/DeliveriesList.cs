using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>What was, is and could not be delivered to a webhook, by state and kind, the latest first. There may be many: the database cuts.</summary>
public sealed class DeliveriesList(IDbContextFactory<EntenteDb> databases, IStringLocalizer<IntegrationsTexts> t) : IListSource<WebhookDelivery>
{
    public async Task<Outcome<Listing<WebhookDelivery>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        if (!WebhookRights.MayRead(actor))
            return new NotAllowed();
        if (!Guid.TryParse(asked.Of("id"), out var id))
            return new WebhookUnknown();
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = Standing(db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.WebhookId == id), asked.Choice<DeliveryState>("state"));
        if (asked["kind"] is { } kind)
            found = found.Where(d => d.Kind == kind);
        var total = await found.CountAsync(stop);
        if (asked.Size is null && total > ListAsked.MostInFile)
            return new ListTooLong(total, ListAsked.MostInFile);
        var rows = await found.OrderByDescending(d => d.Id).Skip(asked.Skip).Take(asked.Size ?? ListAsked.MostInFile).ToListAsync(stop);
        return new Listing<WebhookDelivery>(Columns(actor), rows, total, Math.Min(asked.Skip, total));
    }

    internal static IQueryable<WebhookDelivery> Standing(IQueryable<WebhookDelivery> deliveries, DeliveryState? state) => state switch
    {
        DeliveryState.Waiting => deliveries.Where(d => d.SentAt == null && d.DeadAt == null),
        DeliveryState.Sent => deliveries.Where(d => d.SentAt != null),
        DeliveryState.Dead => deliveries.Where(d => d.DeadAt != null),
        _ => deliveries,
    };

    private List<ListColumn<WebhookDelivery>> Columns(Actor actor) =>
    [
        new(t["Delivery.At"], d => Localized.Instant(d.At, actor.Directory.TimeZone)),
        new(t["Delivery.Kind"], d => t[$"Kind.{d.Kind}"].Value),
        new(t["Delivery.Event"], d => d.HappeningId.ToString()),
        new(t["Delivery.State"], d => t[$"Delivery.State.{d.State}"].Value),
        new(t["Delivery.Attempts"], d => d.Attempts),
        new(t["Delivery.Answer"], d => d.Status),
        new(t["Delivery.Fault"], d => d.Fault is { } fault ? t[$"Fault.{fault}"].Value : null),
        new(t["Delivery.Took"], d => d.Milliseconds),
    ];
}
