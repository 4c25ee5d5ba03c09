using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Operations;

/// <summary>Health, retention and personal data over the API: who may, what is answered, what stands on record.</summary>
public sealed class OperationCallTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Whoever_watches_the_program_reads_what_the_doctor_finds_and_nobody_else(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var watcher = await app.WithKey("metrics:read");
        var findings = JsonDocument.Parse(await watcher.GetStringAsync("/api/v1/health", Stop)).RootElement.EnumerateArray().ToList();
        var database = findings.Single(finding => finding.GetProperty("check").GetString() == "database" && finding.GetProperty("code").GetString() == "good");
        Assert.Equal(("good", JsonValueKind.Null), (database.GetProperty("state").GetString(), database.GetProperty("advice").ValueKind));
        Assert.Contains(findings, finding => finding.GetProperty("check").GetString() == "webhooks");
        using var other = await app.WithKey("org:read", "org:write");
        using var seller = await app.As(app.Company.Seller);
        using var human = await app.As(app.Company.HumanResources);
        foreach (var refused in new[] { other, seller, human })
            Assert.Equal(HttpStatusCode.Forbidden, (await refused.GetAsync("/api/v1/health", Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task An_administrator_s_key_says_how_long_something_is_kept(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var administrator = await app.WithKey("admin");
        Assert.Equal((14, 1), await Kept(administrator, "sent"));
        using (var set = await administrator.PutAsJsonAsync("/api/v1/retention/sent", new { days = 30 }, Stop))
            Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal((30, 1), await Kept(administrator, "sent"));
        using (var little = await administrator.PutAsJsonAsync("/api/v1/retention/messages", new { days = 3 }, Stop))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, little.StatusCode);
        using (var unknown = await administrator.PutAsJsonAsync("/api/v1/retention/ratings", new { days = 3 }, Stop))
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        await using var db = app.Db();
        Assert.Contains("\"days\":30", (await db.AuditEntries.SingleAsync(entry => entry.Action == "retention.set" && entry.Subject == "retention/sent", Stop)).Details!, StringComparison.Ordinal);

        using var other = await app.WithKey("org:read", "org:write", "metrics:read");
        using var human = await app.As(app.Company.HumanResources);
        foreach (var refused in new[] { other, human })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await refused.GetAsync("/api/v1/retention", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await refused.PutAsJsonAsync("/api/v1/retention/sent", new { days = 1 }, Stop)).StatusCode);
        }

        Assert.Equal((30, 1), await Kept(administrator, "sent"));
    }

    [Theory, BothDatabases]
    public async Task A_person_s_data_go_to_themself_and_to_an_administrator_s_key_and_the_record_names_nobody_by_address(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Technicians, "接口数据", $"asked-{on}@repair.example");
        await app.Given.Rating(app.Company.PartsForTechnicians, person, 2, reference: $"API-{on}", comment: "只有本人可取");
        await app.Given.Rating(app.Company.PromisesForAfterSales, person, 1, reference: $"HIDDEN-{on}", comment: "保密的话", @sealed: true);
        using var own = await app.As(person);
        using var key = await app.WithKey("admin");
        var mine = await Data(own, person.Id.ToString());
        Assert.Contains("只有本人可取", mine, StringComparison.Ordinal);
        var theirs = await Data(key, person.Email);
        Assert.Contains(person.Email, theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("只有本人可取", theirs, StringComparison.Ordinal);
        foreach (var text in new[] { mine, theirs })
        {
            Assert.DoesNotContain("保密的话", text, StringComparison.Ordinal);
            Assert.DoesNotContain($"HIDDEN-{on}", text, StringComparison.Ordinal);
        }

        using var other = await app.As(app.Company.Seller);
        using var reader = await app.WithKey("org:read", "ratings:read");
        foreach (var refused in new[] { other, reader })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await refused.GetAsync($"/api/v1/people/{person.Email}/data", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await refused.GetAsync("/api/v1/people/nobody@repair.example/data", Stop)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await key.GetAsync("/api/v1/people/nobody@repair.example/data", Stop)).StatusCode);
        await using var db = app.Db();
        var record = await db.AuditEntries.Where(entry => entry.Action == RecordExport.Action).ToListAsync(Stop);
        Assert.Equal(2, record.Count(entry => entry.Subject == $"/api/v1/people/{person.Id}/data"));
        Assert.DoesNotContain(record, entry => entry.Subject.Contains('@', StringComparison.Ordinal));
    }

    private static async Task<(int Days, int Least)> Kept(HttpClient http, string name)
    {
        var term = JsonDocument.Parse(await http.GetStringAsync("/api/v1/retention", Stop)).RootElement.EnumerateArray().Single(term => term.GetProperty("name").GetString() == name);
        return (term.GetProperty("days").GetInt32(), term.GetProperty("least").GetInt32());
    }

    private static async Task<string> Data(HttpClient http, string who)
    {
        using var answer = await http.GetAsync($"/api/v1/people/{who}/data", Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var parts = new ZipArchive(await answer.Content.ReadAsStreamAsync(Stop));
        using var reader = new StreamReader(parts.GetEntry("data.json")!.Open());
        return await reader.ReadToEndAsync(Stop);
    }
}
