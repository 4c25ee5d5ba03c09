using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Integrations;
using Entente.Web.Features.Integrations.Webhooks;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Integrations;

/// <summary>Nobody makes the program knock at doors inside the network, learns a secret, or has more told than they may read.</summary>
public sealed class WebhookAbuseTests(Hooked apps) : IClassFixture<Hooked>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_setting_this_machine_is_reached_neither_by_number_nor_by_a_name_that_leads_to_it()
    {
        await using var app = await App.Start();
        await using var receiver = await WebhookReceiver.Start();
        using var administrator = await app.As(app.Company.Administrator);
        foreach (var address in new[] { receiver.Address.ToString(), $"https://127.0.0.1:{receiver.Address.Port}/", $"https://localhost:{receiver.Address.Port}/", "https://10.0.0.1/", "https://169.254.169.254/", "https://[::1]/", "file:///etc/passwd" })
        {
            using var refused = await administrator.PostAsJsonAsync("/api/v1/webhooks", new { name = "ERP", address, kinds = new[] { EventKinds.NeedRaised } }, Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        // What is in the table already, or what a name leads to by the time it is used, is asked again at every connection.
        var client = app.Services.GetRequiredService<WebhookClient>();
        Assert.Equal(DeliveryFault.Forbidden, (await client.Post(receiver.Address.ToString(), [], [], Stop)).Fault);
        var name = Dns.GetHostName();
        if ((await Dns.GetHostAddressesAsync(name, Stop)).All(address => !OutgoingRule.Usual.Allows(name, address)))
            Assert.Equal(DeliveryFault.Forbidden, (await client.Post($"https://{name}:{receiver.Address.Port}/", [], [], Stop)).Fault);
        Assert.Equal(DeliveryFault.Unknown, (await client.Post("https://no-such-host.invalid/", [], [], Stop)).Fault);
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task An_answer_that_sends_us_elsewhere_is_not_followed()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var inside = await WebhookReceiver.Start();
        await using var receiver = await WebhookReceiver.Start();
        var (id, _) = await app.Hook(receiver, EventKinds.PeriodClosed);
        (receiver.Answer, receiver.Elsewhere) = (_ => 307, inside.Address);
        using var administrator = await app.As(app.Company.Administrator);
        var tried = await (await administrator.PostAsync($"/api/v1/webhooks/{id}/test", null, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(("dead", "redirected", 307), (tried.GetProperty("state").GetString(), tried.GetProperty("fault").GetString(), tried.GetProperty("status").GetInt32()));
        Assert.Empty(inside.All);
        Assert.Equal("entente.webhook.test", Assert.Single(receiver.All).Type);
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_stands_in_no_page_list_table_or_log()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.Start();
        var (id, secret) = await app.Hook(receiver, EventKinds.PeriodClosed);
        using var administrator = await app.As(app.Company.Administrator);
        foreach (var path in new[] { "/admin/webhooks", $"/admin/webhooks/{id}", "/api/v1/webhooks", $"/api/v1/webhooks/{id}", $"/api/v1/webhooks/{id}/deliveries", "/api/v1/audit?area=webhook" })
        {
            var page = WebUtility.HtmlDecode(await administrator.GetStringAsync(new Uri(path, UriKind.Relative), Stop));
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
            Assert.DoesNotContain((await app.Stored(id)).Secret, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(secret, (await app.Stored(id)).Secret, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
        await using var db = app.Db();
        Assert.DoesNotContain(await db.AuditEntries.ToListAsync(Stop), entry => entry.Details?.Contains(secret, StringComparison.Ordinal) is true);
        Assert.DoesNotContain(await db.IdempotentReplies.ToListAsync(Stop), reply => System.Text.Encoding.UTF8.GetString(reply.Body).Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_HR_nor_auditors_nor_managers_nor_other_keys_have_anything_to_do_with_webhooks()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.Start();
        var (id, _) = await app.Hook(receiver, EventKinds.PeriodClosed);
        await app.Happens();
        await app.Deliver();
        var delivery = (await app.Deliveries()).Single().Id;
        foreach (var http in new[] { await app.As(app.Company.HumanResources, false), await app.As(app.Company.Auditor, false), await app.As(app.Company.Director, false), await app.WithKey("ratings:write", "audit:read"), await app.WithKey("webhooks:read") })
        {
            using var _ = http;
            foreach (var (method, path) in new[] { ("POST", ""), ("PATCH", $"/{id}"), ("DELETE", $"/{id}"), ("POST", $"/{id}/rotate"), ("POST", $"/{id}/pause"), ("POST", $"/{id}/test"), ("POST", $"/{id}/deliveries/{delivery}/replay") })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/webhooks" + path) { Content = JsonContent.Create(new { name = "x", address = receiver.Address, kinds = new[] { EventKinds.PeriodClosed } }) };
                using var answer = await http.SendAsync(request, Stop);
                Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{method} {path}: {answer.StatusCode}");
            }
        }

        using var hr = await app.As(app.Company.HumanResources, followRedirects: false);
        Assert.Equal(HttpStatusCode.Forbidden, (await hr.GetAsync("/api/v1/webhooks", Stop)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await hr.GetAsync($"/admin/webhooks/{id}", Stop)).StatusCode);
        Assert.Single(receiver.All);
        Assert.Equal(WebhookState.Active, (await app.Stored(id)).State);
    }

    [Fact]
    public async Task A_key_subscribes_to_nothing_that_it_may_not_read_and_leads_nothing_of_others_elsewhere()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.Start();
        await using var own = await WebhookReceiver.Start();
        var (id, _) = await app.Hook(receiver, EventKinds.AppraisalPublished);
        using var key = await app.WithKey("webhooks:read", "webhooks:write", "needs:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await key.PostAsJsonAsync("/api/v1/webhooks", new { name = "x", address = own.Address, kinds = new[] { EventKinds.NeedRaised, EventKinds.RatingRecorded } }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await key.PatchAsJsonAsync($"/api/v1/webhooks/{id}", new { address = own.Address }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await key.PostAsJsonAsync($"/api/v1/webhooks/{id}/rotate", new { }, Stop)).StatusCode);
        using var made = await key.PostAsJsonAsync("/api/v1/webhooks", new { name = "x", address = own.Address, kinds = new[] { EventKinds.NeedRaised } }, Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var mine = (await made.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("webhook").GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.Forbidden, (await key.PatchAsJsonAsync($"/api/v1/webhooks/{mine}", new { kinds = new[] { EventKinds.AppraisalFinal } }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await key.PatchAsJsonAsync($"/api/v1/webhooks/{mine}", new { kinds = new[] { "none.such" } }, Stop)).StatusCode);
        Assert.Equal(receiver.Address.ToString(), (await app.Stored(id)).Address);
    }

    [Fact]
    public async Task A_secret_whose_keys_are_lost_stops_its_webhook_and_no_other()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.Start();
        var (lost, _) = await app.Hook(receiver, EventKinds.PeriodClosed);
        using var key = await app.WithKey("admin");
        using var made = await key.PostAsJsonAsync("/api/v1/webhooks", new { name = "BI", address = receiver.Address, kinds = new[] { EventKinds.PeriodClosed } }, Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await using var db = app.Db();
        await db.Set<Webhook>().Where(one => one.Id == lost).ExecuteUpdateAsync(one => one.SetProperty(x => x.Secret, "lost"), Stop);
        await app.Happens();
        await app.Deliver();
        Assert.Single(receiver.All);
        Assert.Equal([WebhookState.Active, WebhookState.Stopped], (await db.Set<Webhook>().AsNoTracking().ToListAsync(Stop)).Select(one => one.State).Order());
    }

    [Fact]
    public async Task The_page_sets_up_tests_rotates_replays_and_deletes()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var receiver = await WebhookReceiver.Start();
        await app.Hook(receiver, EventKinds.PeriodClosed);
        using var administrator = await app.As(app.Company.Administrator);
        var page = await (await administrator.Submit("/admin/webhooks", "webhook", ("Name", "数据仓库"), ("Address", receiver.Address.ToString()), ("Kinds", EventKinds.NeedRaised), ("Kinds", EventKinds.PeriodClosed))).Text();
        Assert.Contains("whsec_", page, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", WebUtility.HtmlDecode(await administrator.GetStringAsync("/admin/webhooks", Stop)), StringComparison.Ordinal);
        await using var db = app.Db();
        var id = (await db.Set<Webhook>().AsNoTracking().SingleAsync(one => one.Name == "数据仓库", Stop)).Id;
        var here = $"/admin/webhooks/{id}";
        Assert.Contains("对方已接收测试（HTTP 204", await (await administrator.Submit(here, "test")).Text(), StringComparison.Ordinal);
        Assert.Contains("whsec_", await (await administrator.Submit(here, "rotate", ("OverlapHours", "0"))).Text(), StringComparison.Ordinal);
        var changed = await (await administrator.Submit(here, "change", ("Name", "数据仓库二"), ("Address", receiver.Address.ToString()), ("Kinds", EventKinds.NeedMoved))).Text();
        Assert.Contains("修改已保存", changed, StringComparison.Ordinal);
        Assert.Contains("https://", await (await administrator.Submit(here, "change", ("Name", "数据仓库二"), ("Address", "http://erp.example/"), ("Kinds", EventKinds.NeedMoved))).Text(), StringComparison.Ordinal);
        var delivery = await db.Set<WebhookDelivery>().AsNoTracking().SingleAsync(one => one.WebhookId == id, Stop);
        Assert.Contains("重新发送", await (await administrator.Submit(here, $"replay-{delivery.Id:N}")).Text(), StringComparison.Ordinal);
        await app.Deliver();
        Assert.Equal([delivery.HappeningId.ToString(), delivery.HappeningId.ToString()], receiver.All.Select(taken => taken.Id));
        Assert.Contains("已接收", WebUtility.HtmlDecode(await administrator.GetStringAsync(here + "?state=sent", Stop)), StringComparison.Ordinal);
        Assert.Contains(delivery.HappeningId.ToString(), await administrator.GetStringAsync(here + "/export.csv", Stop), StringComparison.Ordinal);
        Assert.Contains("Webhook 已删除", await (await administrator.Submit(here, "delete")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(here, Stop)).StatusCode);
    }
}
