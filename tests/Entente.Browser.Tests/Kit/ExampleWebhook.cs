using Entente.Domain.Integrations;
using Entente.Web.Data;
using Entente.Web.Features.Integrations.Webhooks;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Browser.Tests.Kit;

/// <summary>A webhook of the example company with a delivery of every sort; nothing leaves the machine for it.</summary>
internal static class ExampleWebhook
{
    private const string Name = "数据仓库";

    public static async Task<Guid> Id(ExampleCompany example)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = example.App.Db();
        if (await db.Set<Webhook>().SingleOrDefaultAsync(one => one.Name == Name, stop) is { } known)
            return known.Id;
        var chain = await example.App.Services.GetRequiredService<Snapshots>().Read(stop);
        var now = example.App.Now;
        var request = new CreateWebhook.Request { Name = Name, Address = "https://warehouse.hengtong.example/entente", Kinds = [EventKinds.NeedRaised, EventKinds.RecoveryOpened, EventKinds.AppraisalPublished] };
        var made = Given.Agreed(await example.App.Services.GetRequiredService<CreateWebhook>().Run(request, Actor.AtTheCommandLine(chain, chain.Directory.DayOf(now)), stop)).Webhook;
        Assert.Null(db.Attach(made).Entity.Pause(now));
        foreach (var (kind, minutes, change) in new (string, int, Action<WebhookDelivery>)[]
        {
            (EventKinds.WebhookTest, 90, one => (one.SentAt, one.Status, one.Milliseconds, one.Attempts) = (one.At, 204, 38, 1)),
            (EventKinds.NeedRaised, 70, one => (one.SentAt, one.Status, one.Milliseconds, one.Attempts) = (one.At.AddSeconds(9), 200, 112, 1)),
            (EventKinds.RecoveryOpened, 40, one => (one.DeadAt, one.Status, one.Fault, one.Milliseconds, one.Attempts) = (one.At, 422, DeliveryFault.Refused, 64, 9)),
            (EventKinds.NeedRaised, 20, one => (one.DueAt, one.Fault, one.Milliseconds, one.Attempts) = (now.AddMinutes(10), DeliveryFault.Silent, 10_000, 0)),
            (EventKinds.AppraisalPublished, 1, _ => { }),
        })
        {
            var happening = new Happening { Id = Guid.CreateVersion7(now.AddMinutes(-minutes)), Kind = kind, Subject = "example", Data = "{}", At = now.AddMinutes(-minutes), DueAt = now.AddMinutes(-minutes), IsRouted = true };
            var delivery = new WebhookDelivery { Id = Guid.CreateVersion7(happening.At), WebhookId = made.Id, HappeningId = happening.Id, Kind = kind, At = happening.At, DueAt = happening.At };
            change(delivery);
            db.AddRange(happening, delivery);
        }

        await db.SaveChangesAsync(stop);
        return made.Id;
    }
}
