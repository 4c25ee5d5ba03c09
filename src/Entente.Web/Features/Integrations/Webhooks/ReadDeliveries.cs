using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>What was, is and could not be delivered to a webhook, the latest first.</summary>
public sealed class ReadDeliveries(IDbContextFactory<EntenteDb> databases)
{
    public const int PageSize = 50;

    public sealed record View(IReadOnlyList<WebhookDelivery> Deliveries, Guid? Next);

    /// <param name="id">Of which webhook.</param>
    /// <param name="state">Only those that stand there; null for all.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    public async Task<Outcome<View>> Read(Guid id, DeliveryState? state, Guid? after, int size, Actor actor, CancellationToken stop)
    {
        if (!WebhookRights.MayRead(actor))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (!await db.Set<Webhook>().AnyAsync(webhook => webhook.Id == id, stop))
            return new WebhookUnknown();
        var found = DeliveriesList.Standing(db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.WebhookId == id), state);
        if (after is { } last)
            found = found.Where(d => d.Id.CompareTo(last) < 0);
        var rows = await found.OrderByDescending(d => d.Id).Take(size + 1).ToListAsync(stop);
        return rows.Count > size ? new View(rows[..size], rows[size - 1].Id) : new View(rows, null);
    }
}
