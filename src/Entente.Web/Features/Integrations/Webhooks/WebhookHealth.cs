using Entente.Domain.Integrations;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Health;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Whether what happens reaches the programs that want to hear of it.</summary>
public sealed class WebhookHealth(IDbContextFactory<EntenteDb> databases, TimeProvider clock) : IHealthSource
{
    private const string Check = "webhooks";

    /// <summary>How long a receiver may take nothing before somebody should look: longer than it takes to start a server anew.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public int Order => 70;

    public async Task<IReadOnlyList<HealthFinding>> Look(bool thorough, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var since = clock.Now() - Long;
        var webhooks = await db.Set<Webhook>().AsNoTracking().OrderBy(webhook => webhook.Name).ToListAsync(stop);
        var stopped = webhooks.Where(webhook => webhook.State is WebhookState.Stopped).Select(webhook => webhook.Name).ToList();
        var failing = webhooks.Where(webhook => webhook.State is WebhookState.Active && webhook.FailingSince < since).Select(webhook => webhook.Name).ToList();
        var dead = await Dead(db).CountAsync(stop);
        var findings = new List<HealthFinding>();
        if (stopped.Count > 0)
            findings.Add(HealthFinding.Bad(Check, "stopped", string.Join(", ", stopped)));
        if (failing.Count > 0)
            findings.Add(HealthFinding.Warning(Check, "failing", string.Join(", ", failing)));
        if (dead > 0)
            findings.Add(HealthFinding.Warning(Check, "dead", dead));
        return findings.Count > 0 ? findings : [HealthFinding.Good(Check, "good", webhooks.Count)];
    }

    /// <summary>How many events could go out now; those that wait because an administrator holds their webhook back do not count.</summary>
    public async Task<int> CountDue(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.Now();
        return await db.Set<WebhookDelivery>().CountAsync(d => d.SentAt == null && d.DeadAt == null && d.DueAt <= now && db.Set<Webhook>().Any(webhook => webhook.Id == d.WebhookId && webhook.State == WebhookState.Active), stop);
    }

    /// <summary>How many events were given up and are still kept.</summary>
    public async Task<int> CountDead(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Dead(db).CountAsync(stop);
    }

    private static IQueryable<WebhookDelivery> Dead(EntenteDb db) => DeliveriesList.Standing(db.Set<WebhookDelivery>().AsNoTracking(), DeliveryState.Dead);
}
