using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Entente.Domain.Fairness;
using Entente.Domain.Organization;
using Entente.Web.Features.Fairness;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Fairness;

/// <summary>Who may not see signs, and who may not settle one.</summary>
public sealed class FairnessAbuseTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_but_HR_and_auditors_sees_any_of_it()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var sign = await Signed.Grudge(app);
        var company = app.Company;
        foreach (var person in new[] { company.Seller, company.Technician, company.TechniciansManager, company.PartsManager, company.AfterSalesManager, company.Director, company.Administrator })
        {
            using var http = await app.As(person);
            foreach (var address in Addresses(sign))
                Assert.True(HttpStatusCode.Forbidden == (await http.GetAsync(address, Stop)).StatusCode, $"{person.Email} {address}");
            Assert.Equal(HttpStatusCode.Forbidden, (await Review(http, sign)).StatusCode);
            Assert.DoesNotContain("href=\"/fairness\"", await http.GetStringAsync("/", Stop), StringComparison.Ordinal);
        }

        foreach (var person in new[] { company.HumanResources, company.Auditor })
        {
            using var http = await app.As(person);
            foreach (var address in Addresses(sign))
                Assert.True(HttpStatusCode.OK == (await http.GetAsync(address, Stop)).StatusCode, $"{person.Email} {address}");
            Assert.Contains("href=\"/fairness\"", await http.GetStringAsync("/", Stop), StringComparison.Ordinal);
        }

        using var stranger = app.Client(followRedirects: false);
        Assert.All(Addresses(sign), address => Assert.Contains(stranger.GetAsync(address, Stop).Result.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.Unauthorized, HttpStatusCode.Found }));
    }

    [Fact]
    public async Task A_key_needs_the_scope_itself_and_never_reads_a_name_or_settles_anything()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var sign = await Signed.Grudge(app);
        foreach (var scopes in new[] { new[] { "ratings:read", "scorecards:read", "org:read" }, ["admin"] })
        {
            using var http = await app.WithKey(scopes);
            foreach (var address in new[] { "/api/v1/fairness/signs", $"/api/v1/fairness/signs/{sign.Id}", "/api/v1/fairness/response", "/fairness", "/fairness/export.csv" })
                Assert.True(HttpStatusCode.Forbidden == (await http.GetAsync(address, Stop)).StatusCode, $"{scopes[0]} {address}");
        }

        using var key = await app.WithKey("fairness:read");
        var list = await key.GetStringAsync("/api/v1/fairness/signs?period=2025-Q4", Stop);
        var one = await key.GetStringAsync($"/api/v1/fairness/signs/{sign.Id}", Stop);
        foreach (var text in new[] { list, one })
        {
            Assert.DoesNotContain(app.Company.Technician.Email, text, StringComparison.Ordinal);
            Assert.DoesNotContain(app.Company.Technician.Id.ToString(), text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Review(key, sign)).StatusCode);
        await using var db = app.Db();
        Assert.Empty((await db.Set<Sign>().SingleAsync(found => found.Id == sign.Id, Stop)).Reviews);
        Assert.Equal(0, await db.AuditEntries.CountAsync(entry => entry.Action == OpenSign.Action && entry.Subject == $"sign/{sign.Id}", Stop));
    }

    [Fact]
    public async Task Nobody_settles_a_sign_they_have_a_part_in()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var own = await Signed.Grudge(app, app.Company.HumanResources);
        var herTeam = await app.Given.Person(app.Company.Parts, "驻店人事", role: Role.HumanResources);
        var ofHerUnit = await Signed.Grudge(app);
        var manager = await app.Given.Person(app.Company.Sales, "兼管人事", role: Role.HumanResources);
        await app.Given.Manager(app.Company.Finance, manager, new DateOnly(2026, 1, 1));
        var ofManaged = await Signed.Grudge(app, against: app.Company.Finance);
        foreach (var (person, sign) in new[] { (app.Company.HumanResources, own), (herTeam, ofHerUnit), (manager, ofManaged) })
        {
            using var http = await app.As(person);
            // She holds the role and sees what auditors see; she does not judge it.
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/fairness/signs/{sign.Id}", Stop)).StatusCode);
            Assert.DoesNotContain("Asked.Note", await http.GetStringAsync($"/fairness/signs/{sign.Id}", Stop), StringComparison.Ordinal);
            using var refused = await Review(http, sign);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.EndsWith("/sign.is-your-own", (await refused.Content.ReadFromJsonAsync<JsonNode>(Stop))!["type"]!.GetValue<string>(), StringComparison.Ordinal);
            using var auditor = await app.As(app.Company.Auditor);
            Assert.Equal(HttpStatusCode.OK, (await Review(auditor, sign)).StatusCode);
        }
    }

    [Fact]
    public async Task A_name_is_read_in_one_sign_alone_and_that_is_on_record_without_the_name()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var sign = await Signed.Grudge(app);
        using var http = await app.As(app.Company.Auditor);
        foreach (var address in new[] { "/fairness?period=2025-Q4", "/fairness/export.csv?period=2025-Q4", "/fairness/response", "/fairness/moves", "/api/v1/fairness/signs?period=2025-Q4" })
        {
            var text = WebUtility.HtmlDecode(await http.GetStringAsync(address, Stop));
            Assert.DoesNotContain(app.Company.Technician.Name, text, StringComparison.Ordinal);
            Assert.DoesNotContain(app.Company.Technician.Email, text, StringComparison.Ordinal);
        }

        await using var db = app.Db();
        Assert.Equal(0, await db.AuditEntries.CountAsync(entry => entry.Action == OpenSign.Action && entry.Subject == $"sign/{sign.Id}", Stop));
        Assert.Contains(app.Company.Technician.Name, WebUtility.HtmlDecode(await http.GetStringAsync($"/fairness/signs/{sign.Id}", Stop)), StringComparison.Ordinal);
        Assert.Contains(app.Company.Technician.Email, await http.GetStringAsync($"/api/v1/fairness/signs/{sign.Id}", Stop), StringComparison.Ordinal);
        var entries = await db.AuditEntries.Where(entry => entry.Action == OpenSign.Action && entry.Subject == $"sign/{sign.Id}").ToListAsync(Stop);
        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry => Assert.True(entry.Actor == app.Company.Auditor.Id && entry.Details is null));
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Action == "list.exported" && entry.Subject == "/fairness/export.csv", Stop));
    }

    private static string[] Addresses(Sign sign) =>
    [
        "/fairness", $"/fairness/signs/{sign.Id}", "/fairness/response", "/fairness/moves", "/fairness/export.csv", "/fairness/export.xlsx", "/fairness/response/export.csv", "/fairness/moves/export.csv",
        "/api/v1/fairness/signs", $"/api/v1/fairness/signs/{sign.Id}", "/api/v1/fairness/response",
    ];

    private static Task<HttpResponseMessage> Review(HttpClient http, Sign sign) =>
        http.PostAsJsonAsync($"/api/v1/fairness/signs/{sign.Id}/reviews", new { outcome = "nothingFound", note = "与双方谈过。" }, Stop);
}
