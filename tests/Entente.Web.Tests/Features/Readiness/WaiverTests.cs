using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Chain;
using Entente.Web.Features.Readiness;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Readiness;

public sealed class WaiverTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_administrator_waives_with_a_reason_that_everybody_sees_and_takes_it_back_visibly(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var link = app.Company.PartsForTechnicians;
        using var admin = await app.As(app.Company.Administrator);
        var made = await Waive(admin, link, "2026-Q1", "库房搬迁，对话改在下季度");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var waiver = (await made.Content.ReadFromJsonAsync<ReadinessEndpoints.WaiverShown>(Stop))!;
        Assert.True((await Ready.Of(app, link, "2026-Q1")).Counts);
        Assert.Equal(HttpStatusCode.Conflict, (await Waive(admin, link, "2026-Q1", "再来一次")).StatusCode);

        using var seller = await app.As(app.Company.Seller);
        Assert.Contains("库房搬迁，对话改在下季度", await Text(seller, $"/readiness/{link.Id}?period=2026-Q1"), StringComparison.Ordinal);
        Assert.Contains("库房搬迁，对话改在下季度", await Text(seller, "/readiness?state=waived"), StringComparison.Ordinal);

        using var empty = await admin.PostAsJsonAsync($"/api/v1/readiness/waivers/{waiver.Id}/revoke", new { reason = " " }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var back = await admin.PostAsJsonAsync($"/api/v1/readiness/waivers/{waiver.Id}/revoke", new { reason = "对话已经补签" }, Stop);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        using var twice = await admin.PostAsJsonAsync($"/api/v1/readiness/waivers/{waiver.Id}/revoke", new { reason = "再撤一次" }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.False((await Ready.Of(app, link, "2026-Q1")).Counts);
        var page = await Text(seller, $"/readiness/{link.Id}");
        Assert.Contains("库房搬迁，对话改在下季度", page, StringComparison.Ordinal);
        Assert.Contains("对话已经补签", page, StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Action.StartsWith("readiness.waive"), Stop));
        Assert.Equal(2, await db.Set<Web.Platform.Messages.Message>().CountAsync(message => message.PersonId == app.Company.PartsManager.Id && message.Kind == "readiness" && message.Href.Contains("/readiness/"), Stop));
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_an_administrator_waives_or_takes_back_by_page_or_call(DatabaseKind on)
    {
        var app = await apps.On(on);
        var link = app.Company.ReportsForSales;
        var standing = await Ready.Waived(app, link, "2026-03", "新设部门");
        foreach (var person in new[] { app.Company.HumanResources, app.Company.Auditor, app.Company.Director, app.Company.AfterSalesManager, app.Company.SalesManager, app.Company.Seller })
        {
            using var http = await app.As(person);
            Assert.Equal(HttpStatusCode.Forbidden, (await Waive(http, link, "2026-02", "我觉得可以")).StatusCode);
            using var revoked = await http.PostAsJsonAsync($"/api/v1/readiness/waivers/{standing.Id}/revoke", new { reason = "我觉得不行" }, Stop);
            Assert.Equal(HttpStatusCode.Forbidden, revoked.StatusCode);
            Assert.DoesNotContain("Form.Reason", await Text(http, $"/readiness/{link.Id}?period=2026-02"), StringComparison.Ordinal);
        }

        using var reader = await app.WithKey("readiness:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await Waive(reader, link, "2026-02", "接口")).StatusCode);
        await using var db = app.Db();
        Assert.Equal(standing.Id, (await db.ReadinessWaivers.SingleAsync(waiver => waiver.LinkId == link.Id, Stop)).Id);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_waived_is_refused_in_words(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var admin = await app.As(app.Company.Administrator);
        var link = app.Company.PartsForTechnicians;
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsJsonAsync("/api/v1/readiness/waivers", new { link = Guid.NewGuid(), period = "2026-Q1", reason = "无此关系" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Waive(admin, link, "2026-Q9", "周期写错")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Waive(admin, link, "2026-Q1", "")).StatusCode);
        Assert.Equal("waiver.outside-link", await Problem(await Waive(admin, link, "2020-Q1", "那时还没有")));
        Given.Agreed(await app.Close("2026-01"));
        Assert.Equal("period.already-closed", await Problem(await Waive(admin, link, "2026-01", "关账以后")));
    }

    [Theory, BothDatabases]
    public async Task Two_who_waive_at_once_make_one_waiver(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var admin = await app.As(app.Company.Administrator);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Waive(admin, app.Company.PartsForTechnicians, "2026-Q1", $"第{i}次")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    private static Task<HttpResponseMessage> Waive(HttpClient http, Link link, string period, string reason) =>
        http.PostAsJsonAsync("/api/v1/readiness/waivers", new { link = link.Id, period, reason }, Stop);

    private static async Task<string> Problem(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("type").GetString()!.Split('/')[^1];

    private static async Task<string> Text(HttpClient http, string path) => WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop));
}
