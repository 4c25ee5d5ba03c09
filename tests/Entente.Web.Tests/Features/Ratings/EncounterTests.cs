using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>Encounters beside what was promised, and what the provider notes on the request behind them.</summary>
public sealed class EncounterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Times_measure_the_promise_in_working_hours_and_its_share_stands_beside_the_verdict(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await app.Given.Expectation(company.ReimbursementForSales, "三个工作日到账", company.FinanceManager, company.SalesManager, new Promise("到账时间", Comparator.AtMost, 3, "个工作日"));
        using var key = await app.WithKey("ratings:write", "ratings:read", "scorecards:read");
        // Friday noon to Wednesday noon is three working days; a day more is too late.
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Created, (await Post(key, company.Seller, $"BX-{i}", begunAt: "2026-03-13T12:00:00+08:00", finishedAt: i == 4 ? "2026-03-19T12:00:00+08:00" : "2026-03-18T12:00:00+08:00")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(key, company.Seller, "BX-9", begunAt: "2026-03-18T12:00:00+08:00", finishedAt: "2026-03-13T12:00:00+08:00")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(key, company.Seller, "BX-9", begunAt: null, finishedAt: "2026-03-13T12:00:00+08:00")).StatusCode);
        await app.Given.Rating(company.ReimbursementForSales, company.Seller, Levels.Bad, reference: "BX-0");

        var shown = (await key.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/encounters?period=2026-03&unit=finance", UriKind.Relative), Stop)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(4, shown.Count(one => one.GetProperty("kept").GetBoolean()));
        Assert.All(shown, one => Assert.DoesNotContain(company.Seller.Email, one.ToString(), StringComparison.Ordinal));
        var promise = Assert.Single((await key.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/units/finance/promises?period=2026-03", UriKind.Relative), Stop)).EnumerateArray());
        Assert.Equal((4, 1), (promise.GetProperty("kept").GetInt32(), promise.GetProperty("broken").GetInt32()));
        using var manager = await app.As(company.FinanceManager);
        Assert.Contains("承诺兑现 80%", await Text(manager, "/units/finance?period=2026-03"), StringComparison.Ordinal);
        Assert.DoesNotContain("承诺兑现了，客户仍不满意", await Text(manager, $"/links/{company.ReimbursementForSales.Id}?period=2026-03"), StringComparison.Ordinal);
        for (var i = 0; i < 6; i++)
            await Post(key, company.SecondSeller, $"BY-{i}", begunAt: "2026-03-13T12:00:00+08:00", finishedAt: "2026-03-13T13:00:00+08:00");
        Assert.Contains("承诺兑现了，客户仍不满意", await Text(manager, $"/links/{company.ReimbursementForSales.Id}?period=2026-03"), StringComparison.Ordinal);
        Assert.Contains("承诺兑现了，客户仍不满意", await Text(manager, "/units/finance?period=2026-03"), StringComparison.Ordinal);
        Assert.Contains("BX-4", await Text(manager, "/encounters?period=2026-03&promise=broken"), StringComparison.Ordinal);
        Assert.DoesNotContain("BX-3", await Text(manager, "/encounters/export.csv?period=2026-03&promise=broken"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_note_is_told_shown_on_every_place_and_brought_into_the_dialogue(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        using var key = await app.WithKey("ratings:write");
        var id = await Made(key, company.Seller, "BX-1");
        using var manager = await app.As(company.FinanceManager);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Note(manager, id, "incomplete", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Note(manager, id, "incomplete", "缺发票原件")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Note(manager, id, "clear", null)).StatusCode);
        Assert.Contains(await app.MessagesOf(company.Seller), message => message.Kind == "request-note");
        Assert.Contains(await app.MessagesOf(company.SalesManager), message => message.Kind == "request-note");

        using var seller = await app.As(company.Seller);
        foreach (var path in new[] { $"/links/{company.ReimbursementForSales.Id}", $"/rate/{company.ReimbursementForSales.Id}?reference=BX-1", $"/encounters/{id}", "/encounters?mark=incomplete" })
            Assert.Contains("缺发票原件", await Text(seller, path), StringComparison.Ordinal);
        Assert.DoesNotContain("缺发票原件", await Text(seller, $"/rate/{company.ReimbursementForSales.Id}?reference=BX-2"), StringComparison.Ordinal);

        var dialogue = Given.Agreed(Dialogue.Invite(Guid.CreateVersion7(), await Directory(app), new DialogueInvitation(company.Finance.Id, company.Sales.Id, "2026-Q2", app.Now.AddDays(3), null), company.FinanceManager.Id, app.Now));
        Assert.Null(dialogue.Accept());
        await app.Given.Save(dialogue);
        using var customer = await app.As(company.SalesManager);
        Assert.Contains("缺发票原件", await Text(customer, $"/dialogues/{dialogue.Id}"), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(company.FinanceManager.Id, (await db.AuditEntries.SingleAsync(entry => entry.Action == "encounter.noted", Stop)).Actor);
    }

    [Fact]
    public async Task Nobody_but_the_provider_notes_and_strangers_see_no_encounter()
    {
        await using var app = await App.Start();
        var company = app.Company;
        using var key = await app.WithKey("ratings:write", "ratings:read");
        var id = await Made(key, company.Seller, "BX-1");
        Assert.Equal(HttpStatusCode.Forbidden, (await Note(key, id, "clear", null)).StatusCode);
        foreach (var person in new[] { company.Seller, company.SalesManager, company.HumanResources, company.Auditor })
        {
            using var browser = await app.As(person);
            Assert.Equal(HttpStatusCode.Forbidden, (await Note(browser, id, "clear", null)).StatusCode);
        }

        foreach (var person in new[] { company.Technician, company.PartsManager })
        {
            using var browser = await app.As(person);
            Assert.Equal(HttpStatusCode.NotFound, (await Note(browser, id, "clear", null)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri($"/encounters/{id}", UriKind.Relative), Stop)).StatusCode);
            Assert.DoesNotContain("BX-1", await Text(browser, "/encounters"), StringComparison.Ordinal);
            Assert.DoesNotContain("BX-1", await Text(browser, "/encounters/export.csv"), StringComparison.Ordinal);
        }

        using var accountant = await app.As(company.Accountant);
        Assert.Equal(HttpStatusCode.OK, (await Note(accountant, id, "clear", null)).StatusCode);
    }

    /// <summary>The refusal, the page and the API are the same, byte for byte, whether a sealed rating was given or none.</summary>
    [Theory, BothDatabases]
    public async Task Where_ratings_may_be_sealed_a_note_is_refused_in_the_same_words_whether_one_was_given(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        using var key = await app.WithKey("ratings:write", "ratings:read");
        var chosen = await Made(key, company.Seller, "WX-1", "repair-reports");
        var under = await Made(key, company.Technician, "CN-1", "customer-promises", "after-sales");
        using var provider = await app.As(company.AfterSalesManager);
        using var sales = await app.As(company.SalesManager);
        async Task<string> Seen() => string.Concat(
            await (await Note(provider, chosen, "beyond", "超出约定")).Content.ReadAsStringAsync(Stop), await (await Note(sales, under, "beyond", "超出约定")).Content.ReadAsStringAsync(Stop),
            await provider.GetStringAsync(new Uri($"/api/v1/encounters/{chosen}", UriKind.Relative), Stop), await key.GetStringAsync(new Uri("/api/v1/encounters?period=2026-Q1", UriKind.Relative), Stop));
        var before = Untraced(await Seen());
        Assert.Contains("encounter.no-note-here", before, StringComparison.Ordinal);
        await app.Given.Rating(company.ReportsForSales, company.Seller, Levels.Bad, reference: "WX-1", @sealed: true);
        await app.Given.Rating(company.PromisesForAfterSales, company.Technician, 1, reference: "CN-1");
        Assert.Equal(before, Untraced(await Seen()));

        var named = await Made(key, company.SecondSeller, "WX-2", "repair-reports");
        await app.Given.Rating(company.ReportsForSales, company.SecondSeller, Levels.Bad, reference: "WX-2", @sealed: false);
        Assert.Equal(HttpStatusCode.OK, (await Note(provider, named, "beyond", "超出约定")).StatusCode);
    }

    /// <summary>Notes at random on ratings at random: every figure of either side stays as it was.</summary>
    [Fact]
    public async Task No_note_changes_any_figure()
    {
        await using var app = await App.Start();
        var company = app.Company;
        using var key = await app.WithKey("ratings:write", "scorecards:read", "chain:read", "fairness:read");
        var dice = new Random(20260327);
        var ids = new List<Guid>();
        for (var i = 0; i < 24; i++)
        {
            var rater = i % 2 == 0 ? company.Seller : company.SecondSeller;
            ids.Add(await Made(key, rater, $"BX-{i}"));
            if (dice.Next(3) > 0)
                await app.Given.Rating(company.ReimbursementForSales, rater, 1 + dice.Next(2), reference: $"BX-{i}");
        }

        async Task<string> Figures()
        {
            var all = "";
            foreach (var path in new[] { "/api/v1/scorecards?period=2026-Q1", "/api/v1/units/finance/scorecard?period=2026-Q1", "/api/v1/units/sales/scorecard?period=2026-Q1", "/api/v1/units/company/scorecard?period=2026-03", "/api/v1/chain?period=2026-Q1", "/api/v1/fairness/response?period=2026-Q1", "/api/v1/units/finance/promises?period=2026-Q1" })
                all += await key.GetStringAsync(new Uri(path, UriKind.Relative), Stop);
            return all;
        }

        var before = await Figures();
        using var manager = await app.As(company.FinanceManager);
        var marks = new[] { "clear", "incomplete", "beyond" };
        foreach (var (id, version) in ids.Where(_ => dice.Next(4) > 0).SelectMany(id => Enumerable.Range(0, 1 + dice.Next(2)).Select(version => (id, version))).ToList())
        {
            Assert.Equal(HttpStatusCode.OK, (await Note(manager, id, marks[dice.Next(3)], "缺一页", version)).StatusCode);
            Assert.Equal(before, await Figures());
        }
    }

    private static string Untraced(string answer) => System.Text.RegularExpressions.Regex.Replace(answer, "\"(traceId|requestId)\":\"[^\"]*\"|\"0HN[^\"]*\"", "");

    private static async Task<CompanyDirectory> Directory(App app) => (await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Web.Data.Snapshots>(app.Services).Read(Stop)).Directory;

    private static async Task<string> Text(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative), Stop));

    private static async Task<Guid> Made(HttpClient key, Person rater, string reference, string service = "reimbursement", string customer = "sales")
    {
        var made = await key.PostAsJsonAsync("/api/v1/encounters", new { service, customer, rater = rater.Email, reference }, Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetGuid();
    }

    private static Task<HttpResponseMessage> Post(HttpClient key, Person rater, string reference, string? begunAt, string? finishedAt) =>
        key.PostAsJsonAsync("/api/v1/encounters", new { service = "reimbursement", customer = "sales", rater = rater.Email, reference, begunAt, finishedAt }, Stop);

    private static Task<HttpResponseMessage> Note(HttpClient client, Guid id, string mark, string? line, int version = 0) =>
        client.PutAsJsonAsync($"/api/v1/encounters/{id}/note", new { mark, line, version }, Stop);
}
