using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Entente.Domain.Integrations;
using Entente.Web.Features.Integrations.Webhooks;
using Entente.Web.Features.Needs;
using Entente.Web.Platform.Happenings;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using StandardWebhooks;

namespace Entente.Web.Tests.Features.Integrations;

/// <summary>From a transaction to another company's server: signed, once, and never lost.</summary>
public sealed class WebhookTests(Hooked apps) : IClassFixture<Hooked>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task What_happened_comes_once_as_a_signed_cloud_event(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var receiver = await WebhookReceiver.Start();
        var (_, secret) = await app.Hook(receiver, EventKinds.NeedRaised);
        var raised = Given.Agreed(await app.Services.GetRequiredService<RaiseNeed>().Run(new RaiseNeed.Request { Unit = "technicians", Provider = "parts", Title = "急件两小时内答复", Text = "昨天又等了一下午" }, await app.Actor(app.Company.Technician), Stop));
        await app.Deliver();
        await app.Deliver();

        var taken = Assert.Single(receiver.All);
        Assert.Equal("application/cloudevents+json; charset=utf-8", taken.Headers.ContentType.ToString());
        var read = await new JsonEventFormatter().DecodeStructuredModeMessageAsync(new MemoryStream(taken.Body), new System.Net.Mime.ContentType(taken.Headers.ContentType.ToString()), null);
        Assert.True(read.IsValid);
        Assert.Equal((CloudEventsSpecVersion.V1_0, "entente.need.raised", taken.Id, $"needs/{raised.Id}", "application/json"), (read.SpecVersion, read.Type, read.Id, read.Subject, read.DataContentType));
        Assert.Equal(app.Now, read.Time);
        var data = taken.Event.GetProperty("data");
        Assert.Equal(("technicians", "parts", "raised", "急件两小时内答复"), (data.GetProperty("unit").GetString(), data.GetProperty("provider").GetString(), data.GetProperty("state").GetString(), data.GetProperty("title").GetString()));
        Assert.DoesNotContain("昨天又等了一下午", taken.Text, StringComparison.Ordinal);
        Assert.Equal([new StandardWebhook(secret).Sign(taken.Id, taken.At, taken.Text)], taken.Signatures);
        Assert.Equal(app.Now.ToUnixTimeSeconds(), taken.At.ToUnixTimeSeconds());
        Assert.Equal(DeliveryState.Sent, Assert.Single(await app.Deliveries()).State);
    }

    [Theory, BothDatabases]
    public async Task A_webhook_gets_the_kinds_it_wants_and_what_nobody_wants_is_not_kept(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var receiver = await WebhookReceiver.Start();
        await app.Hook(receiver, EventKinds.PeriodReopened);
        await app.Happens(EventKinds.PeriodClosed);
        await app.Happens(EventKinds.PeriodReopened);
        await app.Deliver();
        Assert.Equal("entente.period.reopened", Assert.Single(receiver.All).Type);
        Assert.Single(await app.Happenings());
    }

    [Theory, BothDatabases]
    public async Task What_was_rolled_back_was_never_told(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var receiver = await WebhookReceiver.Start();
        await app.Hook(receiver, EventKinds.PeriodClosed);
        await using (var db = app.Db())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            db.AnnouncePeriod(EventKinds.PeriodClosed, Domain.Kernel.Period.Parse("2025-11"), app.Now);
            await db.SaveChangesAsync(Stop);
        }

        await app.Deliver();
        Assert.Empty(receiver.All);
    }

    [Theory, BothDatabases]
    public async Task A_program_that_is_killed_after_the_receiver_took_it_sends_at_most_the_same_event_again(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var receiver = await WebhookReceiver.Start();
        await app.Hook(receiver, EventKinds.PeriodClosed);
        await app.Happens();
        using (var killed = new CancellationTokenSource())
        {
            receiver.BeforeItSaysSo = () => killed.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.Deliver(killed.Token));
        }

        receiver.BeforeItSaysSo = () => Task.CompletedTask;
        Assert.Equal(DeliveryState.Waiting, Assert.Single(await app.Deliveries()).State);
        // Another node leaves it alone as long as the first may still be at it.
        await using var node = await app.Beside();
        await node.Deliver();
        Assert.Single(receiver.All);
        app.Clock.Advance(SendDeliveries.Attempt + TimeSpan.FromSeconds(1));
        await node.Deliver();
        await node.Deliver();
        Assert.Equal(2, receiver.All.Count);
        Assert.Single(receiver.All.Select(taken => taken.Id).Distinct());
        Assert.Equal(receiver.All[0].Event.GetProperty("id").GetString(), receiver.All[1].Event.GetProperty("id").GetString());
        Assert.Equal(DeliveryState.Sent, Assert.Single(await app.Deliveries()).State);
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_that_send_at_once_send_everything_once(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var receiver = await WebhookReceiver.Start();
        await app.Hook(receiver, EventKinds.PeriodClosed);
        await using var node = await app.Beside();
        for (var i = 0; i < 30; i++)
            await app.Happens();
        await Task.WhenAll(app.Deliver(), node.Deliver());
        await Task.WhenAll(app.Deliver(), node.Deliver(), app.Deliver(), node.Deliver());
        Assert.Equal(30, receiver.All.Count);
        Assert.Equal(30, receiver.All.Select(taken => taken.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_refuses_is_asked_again_with_growing_pauses_the_event_is_given_up_in_the_end_and_an_administrator_sends_it_again()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.Start();
        var (id, _) = await app.Hook(receiver, EventKinds.PeriodClosed, EventKinds.PeriodReopened);
        receiver.Answer = taken => taken.Type == "entente.period.closed" ? 500 : 200;
        await app.Happens();
        await app.Services.GetRequiredService<RouteHappenings>().Run(Stop);
        var pauses = new List<TimeSpan>();
        for (var round = 0; round < 20 && await Closed() is { State: DeliveryState.Waiting } waiting; round++)
        {
            app.Clock.Advance(waiting.DueAt > app.Now ? waiting.DueAt - app.Now : TimeSpan.Zero);
            // What else happens is taken, so the receiver as a whole is well.
            await app.Happens(EventKinds.PeriodReopened);
            await app.Deliver();
            pauses.Add((await Closed()).DueAt - app.Now);
        }

        var dead = await Closed();
        Assert.Equal((DeliveryState.Dead, 9, 500, DeliveryFault.Refused), (dead.State, dead.Attempts, dead.Status!.Value, dead.Fault!.Value));
        Assert.Equal(pauses[..8].Order(), pauses[..8]);
        Assert.Equal(WebhookState.Active, (await app.Stored(id)).State);
        Assert.Single(receiver.All.Where(taken => taken.Type == "entente.period.closed").Select(taken => taken.Id).Distinct());

        receiver.Answer = _ => 200;
        using var administrator = await app.As(app.Company.Administrator);
        using var again = await administrator.PostAsync($"/api/v1/webhooks/{id}/deliveries/{dead.Id}/replay", null, Stop);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        await app.Deliver();
        Assert.Equal((DeliveryState.Sent, dead.HappeningId.ToString()), ((await Closed()).State, receiver.All[^1].Id));

        async Task<WebhookDelivery> Closed() => (await app.Deliveries()).Single(delivery => delivery.Kind == EventKinds.PeriodClosed);
    }

    [Fact]
    public async Task A_receiver_that_is_away_costs_no_event_an_attempt_and_is_given_up_after_days_with_a_message_to_administrators()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var receiver = await WebhookReceiver.Start();
        var (id, _) = await app.Hook(receiver, EventKinds.PeriodClosed);
        var before = (await app.MessagesOf(app.Company.Administrator)).Count;
        await receiver.DisposeAsync();
        for (var i = 0; i < 3; i++)
            await app.Happens();
        await app.Deliver();
        await app.Deliver();
        Assert.All(await app.Deliveries(), delivery => Assert.True(delivery is { State: DeliveryState.Waiting, Attempts: 0 }));
        // One look, not one an event.
        Assert.Equal((1, 1), ((await app.Stored(id)).Failures, (await app.Deliveries()).Count(delivery => delivery.Fault is DeliveryFault.Away)));
        for (var hour = 0; hour < 80 && (await app.Stored(id)).State is WebhookState.Active; hour++)
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            await app.Deliver();
        }

        Assert.Equal(WebhookState.Stopped, (await app.Stored(id)).State);
        var told = (await app.MessagesOf(app.Company.Administrator))[before..];
        Assert.Equal("Webhook“ERP”已停止推送", Assert.Single(told).Chinese);
        Assert.All(await app.Deliveries(), delivery => Assert.Equal(DeliveryState.Waiting, delivery.State));

        // What waits goes out once the receiver has another address and somebody resumes.
        await using var back = await WebhookReceiver.Start();
        using var administrator = await app.As(app.Company.Administrator);
        using var moved = await administrator.PatchAsJsonAsync($"/api/v1/webhooks/{id}", new { address = back.Address }, Stop);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.PostAsync($"/api/v1/webhooks/{id}/resume", null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await administrator.PostAsync($"/api/v1/webhooks/{id}/resume", null, Stop)).StatusCode);
        await app.Deliver();
        Assert.Equal(3, back.All.Count);
    }

    [Fact]
    public async Task A_receiver_that_says_it_is_gone_is_stopped_at_once_and_a_paused_one_gets_what_waited()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.Start();
        var (id, _) = await app.Hook(receiver, EventKinds.PeriodClosed);
        using var administrator = await app.As(app.Company.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await administrator.PostAsync($"/api/v1/webhooks/{id}/pause", null, Stop)).StatusCode);
        await app.Happens();
        await app.Deliver();
        Assert.Empty(receiver.All);
        Assert.Equal(HttpStatusCode.OK, (await administrator.PostAsync($"/api/v1/webhooks/{id}/resume", null, Stop)).StatusCode);
        await app.Deliver();
        Assert.Single(receiver.All);
        receiver.Answer = _ => 410;
        await app.Happens();
        await app.Happens();
        await app.Deliver();
        Assert.Equal(2, receiver.All.Count);
        Assert.Equal(WebhookState.Stopped, (await app.Stored(id)).State);
    }

    [Fact]
    public async Task While_a_secret_is_exchanged_both_sign_and_then_the_new_one_alone()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.Start();
        var (id, old) = await app.Hook(receiver, EventKinds.PeriodClosed);
        using var administrator = await app.As(app.Company.Administrator);
        using var answer = await administrator.PostAsJsonAsync($"/api/v1/webhooks/{id}/rotate", new { overlapHours = 24 }, Stop);
        var fresh = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("secret").GetString()!;
        await app.Happens();
        await app.Deliver();
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.Happens();
        await app.Deliver();
        Assert.Equal([By(fresh, receiver.All[0]), By(old, receiver.All[0])], receiver.All[0].Signatures);
        Assert.Equal([By(fresh, receiver.All[1])], receiver.All[1].Signatures);
        using var refused = await administrator.PostAsJsonAsync($"/api/v1/webhooks/{id}/rotate", new { overlapHours = 100_000 }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        static string By(string secret, WebhookReceiver.Taken taken) => new StandardWebhook(secret).Sign(taken.Id, taken.At, taken.Text);
    }

    [Fact]
    public async Task What_was_taken_is_kept_for_a_while_what_was_given_up_longer_and_then_nothing_of_it_stays()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.Start();
        var (id, _) = await app.Hook(receiver, EventKinds.PeriodClosed);
        await app.Happens();
        await app.Deliver();
        using var administrator = await app.As(app.Company.Administrator);
        await administrator.PostAsync($"/api/v1/webhooks/{id}/pause", null, Stop);
        await app.Happens();
        await app.Deliver();
        app.Clock.Advance(ForgetDeliveries.SentFor + TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<ForgetDeliveries>().Run(Stop);
        Assert.Equal(DeliveryState.Waiting, Assert.Single(await app.Deliveries()).State);
        app.Clock.Advance(ForgetDeliveries.WaitsFor);
        await app.Services.GetRequiredService<ForgetDeliveries>().Run(Stop);
        Assert.Equal(DeliveryState.Dead, Assert.Single(await app.Deliveries()).State);
        app.Clock.Advance(ForgetDeliveries.DeadFor + TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<ForgetDeliveries>().Run(Stop);
        Assert.Empty(await app.Deliveries());
        Assert.Empty(await app.Happenings());
    }
}
