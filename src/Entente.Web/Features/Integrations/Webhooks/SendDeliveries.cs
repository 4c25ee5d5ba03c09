using System.Security.Cryptography;
using Entente.Domain.Integrations;
using Entente.Domain.Messages;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>
/// Delivers what is due, each webhook by itself, so that a slow receiver keeps nobody else waiting. Before an attempt its row is moved on,
/// conditionally, so that of several nodes one makes it; whoever dies over it leaves it to be found again. What was taken but not
/// marked is then sent once more under the same identity: more than that no sender can promise.
/// </summary>
public sealed class SendDeliveries(
    WebhookClient client, WebhookSecrets secrets, WebhookSettings settings, Snapshots snapshots, IDbContextFactory<EntenteDb> databases, TimeProvider clock, ILogger<SendDeliveries> log, IStringLocalizer<IntegrationsTexts> t)
{
    /// <summary>How long an attempt is left alone before another node takes its sender for dead.</summary>
    internal static readonly TimeSpan Attempt = TimeSpan.FromMinutes(5);

    private const int AtOnce = 4;

    /// <summary>How long one webhook is served before the others are looked at again.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    public async Task Run(CancellationToken stop)
    {
        List<Guid> due;
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            var now = clock.Now();
            due = await Sendable(db, now).Where(webhook => db.Set<WebhookDelivery>().Any(d => d.WebhookId == webhook.Id && d.SentAt == null && d.DeadAt == null && d.DueAt <= now)).Select(webhook => webhook.Id).ToListAsync(stop);
        }

        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (webhook, cancel) => await Serve(webhook, cancel));
    }

    private async Task Serve(Guid id, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        while (clock.GetElapsedTime(began) < Turn && await Next(id, stop) is var (webhook, delivery, happening))
        {
            var now = clock.Now();
            var body = EventBody.Of(happening, settings.Source);
            if (Sign(webhook, happening, now, body) is not { } headers)
            {
                await using var db = await databases.CreateDbContextAsync(stop);
                await GiveUp(db, webhook, now, stop);
                return;
            }

            var outcome = await client.Post(webhook.Address, headers, body, stop);
            // Whatever stops the program now, what was taken is marked first.
            await Settle(delivery, outcome, outcome.IsTaken ? CancellationToken.None : stop);
            await Note(webhook, outcome, stop);
        }
    }

    /// <summary>Null where the secret was kept under keys that are lost: one such webhook is to stop no other.</summary>
    private IEnumerable<KeyValuePair<string, string>>? Sign(Webhook webhook, Happening happening, DateTimeOffset now, byte[] body)
    {
        try
        {
            return secrets.Sign(webhook.Signing(now), happening.Id, now, body);
        }
        catch (CryptographicException fault)
        {
            log.LogError(fault, "The secret of webhook {Webhook} cannot be read with the keys in use; exchange it, then resume", webhook.Id);
            return null;
        }
    }

    private static IQueryable<Webhook> Sendable(EntenteDb db, DateTimeOffset now) =>
        db.Set<Webhook>().AsNoTracking().Where(webhook => webhook.State == WebhookState.Active && (webhook.RestsUntil == null || webhook.RestsUntil <= now));

    private async Task<(Webhook Webhook, WebhookDelivery Delivery, Happening Happening)?> Next(Guid id, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            await using var db = await databases.CreateDbContextAsync(stop);
            var now = clock.Now();
            if (await Sendable(db, now).SingleOrDefaultAsync(webhook => webhook.Id == id, stop) is not { } webhook
                || await db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.WebhookId == id && d.SentAt == null && d.DeadAt == null && d.DueAt <= now).OrderBy(d => d.DueAt).ThenBy(d => d.Id).FirstOrDefaultAsync(stop) is not { } delivery)
                return null;
            var seen = delivery.DueAt;
            if (await db.Set<WebhookDelivery>().Where(d => d.Id == delivery.Id && d.DueAt == seen && d.SentAt == null && d.DeadAt == null)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.DueAt, now + Attempt).SetProperty(x => x.TriedAt, now).SetProperty(x => x.Attempts, x => x.Attempts + 1), stop) != 1)
                continue;
            delivery.Attempts++;
            return (webhook, delivery, await db.Set<Happening>().AsNoTracking().SingleAsync(happening => happening.Id == delivery.HappeningId, stop));
        }
    }

    private async Task Settle(WebhookDelivery delivery, DeliveryOutcome outcome, CancellationToken stop)
    {
        var now = clock.Now();
        var away = !outcome.IsTaken && outcome.IsReceiverAway;
        // A receiver that is away is no fault of what was to be delivered: it keeps its place and costs no attempt.
        var pause = outcome.IsTaken ? null : away ? TimeSpan.Zero : Retries.After(delivery.Attempts);
        DateTimeOffset? sent = outcome.IsTaken ? now : null, dead = outcome.IsTaken || pause is not null ? null : now;
        var (due, attempts) = (now + (pause ?? TimeSpan.Zero), away ? delivery.Attempts - 1 : delivery.Attempts);
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Set<WebhookDelivery>().Where(d => d.Id == delivery.Id && d.SentAt == null).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.SentAt, sent).SetProperty(x => x.DeadAt, dead).SetProperty(x => x.DueAt, due).SetProperty(x => x.Attempts, attempts)
                .SetProperty(x => x.Status, outcome.Status).SetProperty(x => x.Fault, outcome.Fault).SetProperty(x => x.Milliseconds, outcome.Milliseconds), stop);
    }

    /// <summary>Notes how the receiver is doing, leaves it alone where it does badly, and gives it up in the end.</summary>
    private async Task Note(Webhook webhook, DeliveryOutcome outcome, CancellationToken stop)
    {
        if (outcome.IsTaken && webhook.Failures == 0)
            return;
        var now = clock.Now();
        var failures = outcome.IsTaken ? 0 : webhook.Failures + 1;
        DateTimeOffset? since = outcome.IsTaken ? null : webhook.FailingSince ?? now;
        DateTimeOffset? rests = !outcome.IsTaken && (outcome.IsReceiverAway || failures >= Webhook.FailuresUntilRest) ? now + Webhook.RestAfter(failures) : null;
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Set<Webhook>().Where(one => one.Id == webhook.Id && one.Address == webhook.Address).ExecuteUpdateAsync(
            one => one.SetProperty(x => x.Failures, failures).SetProperty(x => x.FailingSince, since).SetProperty(x => x.RestsUntil, rests), stop);
        if (outcome.Fault is DeliveryFault.Gone || now - since >= Webhook.GivesUpAfter)
            await GiveUp(db, webhook, now, stop);
    }

    private async Task GiveUp(EntenteDb db, Webhook webhook, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Set<Webhook>().SingleOrDefaultAsync(one => one.Id == webhook.Id && one.Address == webhook.Address, stop) is not { } found || !found.Stop(now))
            return;
        var directory = (await snapshots.Read(stop)).Directory;
        foreach (var person in directory.People.Where(person => person.RemovedAt is null && directory.Holds(person.Id, Role.Administrator)))
            db.Tell(person.Id, IntegrationsFeature.Kind, Bilingual.Of(() => t["Tell.Stopped", found.Name]), $"/admin/webhooks/{found.Id}", now, Bilingual.Of(() => t["Tell.Why"]));
        db.Record(null, "webhook.stopped", $"webhook/{found.Id}", found.Name, now);
        if (await db.SaveOrRefuse(stop) is null)
            log.LogWarning("Webhook {Webhook} was stopped: its receiver took nothing for too long, or is gone", found.Id);
    }
}
