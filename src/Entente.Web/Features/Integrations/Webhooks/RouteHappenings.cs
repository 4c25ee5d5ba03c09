using Entente.Domain.Integrations;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Decides which webhooks get what happened. What nobody wants is taken away again.</summary>
public sealed class RouteHappenings(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private const int Most = 300;

    public async Task Run(CancellationToken stop)
    {
        int routed;
        do
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var now = clock.Now();
            if (!await db.Set<Happening>().AnyAsync(happening => !happening.IsRouted && happening.DueAt <= now, stop))
                return;
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Orders two nodes of which one took the other for dead: the second finds nothing left to do.
            await Stamp.Raise(db, "webhooks", stop);
            var webhooks = await db.Set<Webhook>().AsNoTracking().ToListAsync(stop);
            var happenings = await db.Set<Happening>().Where(happening => !happening.IsRouted && happening.DueAt <= now).OrderBy(happening => happening.DueAt).ThenBy(happening => happening.Id).Take(Most).ToListAsync(stop);
            routed = happenings.Count;
            foreach (var happening in happenings)
                Route(db, happening, [.. webhooks.Where(webhook => webhook.Kinds.Contains(happening.Kind))], now);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        while (routed == Most);
    }

    private static void Route(EntenteDb db, Happening happening, IReadOnlyList<Webhook> takers, DateTimeOffset now)
    {
        if (takers.Count == 0)
        {
            db.Remove(happening);
            return;
        }

        happening.IsRouted = true;
        // Due in the order in which it happened; of what was held back that order tells nothing.
        foreach (var taker in takers)
            db.Add(new WebhookDelivery { Id = Guid.CreateVersion7(now), WebhookId = taker.Id, HappeningId = happening.Id, Kind = happening.Kind, At = now, DueAt = happening.DueAt });
    }
}
