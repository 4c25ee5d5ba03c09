using Entente.Client;
using Entente.Domain.Integrations;
using Entente.Web.Features.Integrations.Webhooks;
using Entente.Web.Platform.Happenings;
using Entente.Web.Tests.Kit;
using Entente.Web.Tests.Platform.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Integrations;

/// <summary>Sets webhooks up over the API, and lets the program's job do its part when a test says so.</summary>
internal static class Hooks
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A webhook that a key with everything set up, and its secret. What others left is taken away before.</summary>
    public static async Task<(Guid Id, string Secret)> Hook(this App app, WebhookReceiver receiver, params string[] kinds)
    {
        await using (var db = app.Db())
        {
            await db.Set<WebhookDelivery>().ExecuteDeleteAsync(Stop);
            await db.Set<Happening>().ExecuteDeleteAsync(Stop);
            foreach (var old in await db.Set<Webhook>().ToListAsync(Stop))
                db.Remove(old);
            db.MoveSnapshot();
            await db.SaveChangesAsync(Stop);
        }

        using var client = await app.ClientWithKey("admin");
        var made = await client.CreateWebhookAsync(new CreateWebhookRequest { Name = "ERP", Address = receiver.Address.ToString(), Kinds = kinds }, stop: Stop);
        return (made.Webhook.Id, made.Secret);
    }

    /// <summary>What the job does.</summary>
    public static async Task Deliver(this App app, CancellationToken? stop = null)
    {
        await app.Services.GetRequiredService<RouteHappenings>().Run(stop ?? Stop);
        await app.Services.GetRequiredService<SendDeliveries>().Run(stop ?? Stop);
    }

    public static async Task<List<Happening>> Happenings(this App app)
    {
        await using var db = app.Db();
        return await db.Set<Happening>().AsNoTracking().OrderBy(one => one.DueAt).ThenBy(one => one.Id).ToListAsync(Stop);
    }

    public static async Task<List<WebhookDelivery>> Deliveries(this App app)
    {
        await using var db = app.Db();
        return await db.Set<WebhookDelivery>().AsNoTracking().OrderBy(one => one.Id).ToListAsync(Stop);
    }

    public static async Task<Webhook> Stored(this App app, Guid id)
    {
        await using var db = app.Db();
        return await db.Set<Webhook>().AsNoTracking().SingleAsync(one => one.Id == id, Stop);
    }

    /// <summary>Something that happened, as a feature would tell it.</summary>
    public static async Task Happens(this App app, string kind = EventKinds.PeriodClosed, string period = "2025-12")
    {
        await using var db = app.Db();
        db.AnnouncePeriod(kind, Domain.Kernel.Period.Parse(period), app.Now);
        await db.SaveChangesAsync(Stop);
    }
}
