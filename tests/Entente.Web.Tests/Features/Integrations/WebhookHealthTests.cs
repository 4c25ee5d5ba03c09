using Entente.Domain.Integrations;
using Entente.Web.Features.Integrations.Webhooks;
using Entente.Web.Platform.Health;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Integrations;

/// <summary>A receiver that takes nothing is seen by the doctor and in the figures, before somebody misses an event.</summary>
public sealed class WebhookHealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_receiver_that_fails_stops_or_loses_events_is_found(DatabaseKind on)
    {
        await using var app = await App.Start(on, adjust: WebhookReceiver.Allow);
        await using var receiver = await WebhookReceiver.Start();
        var health = app.Services.GetRequiredService<WebhookHealth>();
        var (id, _) = await app.Hook(receiver, EventKinds.PeriodClosed);
        Assert.Equal([(HealthState.Good, "good")], await Found());

        receiver.Answer = _ => 503;
        await app.Happens();
        await app.Deliver();
        Assert.Equal([(HealthState.Good, "good")], await Found());
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await app.Deliver();
        Assert.Equal([(HealthState.Warning, "failing")], await Found());
        Assert.Equal((1, 0), (await health.CountDue(Stop), await health.CountDead(Stop)));

        await using (var db = app.Db())
            await db.Set<WebhookDelivery>().ExecuteUpdateAsync(d => d.SetProperty(x => x.DeadAt, app.Now), Stop);
        Assert.Equal([(HealthState.Warning, "failing"), (HealthState.Warning, "dead")], await Found());
        Assert.Equal((0, 1), (await health.CountDue(Stop), await health.CountDead(Stop)));

        await app.Happens();
        for (var hours = 0; hours < 80 && (await app.Stored(id)).State is WebhookState.Active; hours++)
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            await app.Deliver();
        }

        Assert.Equal([(HealthState.Bad, "stopped"), (HealthState.Warning, "dead")], await Found());
        // What waits for an administrator is not owed by the program.
        Assert.Equal(0, await health.CountDue(Stop));

        async Task<List<(HealthState, string)>> Found() => [.. (await health.Look(thorough: false, Stop)).Select(finding => (finding.State, finding.Found))];
    }
}
