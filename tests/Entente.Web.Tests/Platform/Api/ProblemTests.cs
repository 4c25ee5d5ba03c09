using System.Net.Http.Headers;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Platform.Api;

/// <summary>Every "no" of the API is a problem with a sentence in the asker's language.</summary>
public sealed class ProblemTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_answered_401_and_told_how_to_come_in()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var call = await app.Client().Get("/units");
        call.IsProblem(401);
        Assert.Equal("Bearer", call.Answer.Headers.WwwAuthenticate.Single().Scheme);
        var http = app.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "ent_guess");
        (await http.Get("/units")).IsProblem(401);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "YTpi");
        (await http.Get("/units")).IsProblem(401);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_with_its_place()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var http = await app.WithKey("admin");
        (await http.Get("/no/such/thing")).IsProblem(404);
        (await http.Call(HttpMethod.Put, "/units", new { })).IsProblem(405);
        (await http.Call(HttpMethod.Post, "/units", "code=x", type: "application/x-www-form-urlencoded")).IsProblem(415);
        (await http.Post("/units", "{ this is not json")).IsProblem(400);
        (await http.Post("/units", "")).IsProblem(400);
        var typed = (await http.Post("/ratings", """{"service":"reimbursement","customer":"sales","value":"good"}""")).IsProblem(400);
        Assert.Contains("$.value", (string)typed["detail"]!, StringComparison.Ordinal);
        var local = (await http.Post("/ratings", """{"service":"reimbursement","customer":"sales","value":1,"occurredAt":"2026-03-24T10:00:00"}""")).IsProblem(400);
        Assert.Contains("$.occurredAt", (string)local["detail"]!, StringComparison.Ordinal);
        (await http.Post("/ratings", """{"service":"reimbursement","customer":"sales","value":1,"cause":99}""")).IsProblem(400);
    }

    [Fact]
    public async Task Fields_are_named_as_in_json_and_explained_in_the_language_asked_for()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var http = await app.WithKey("admin");
        var chinese = (await http.Post("/units", new { code = "", name = "" })).IsProblem(400);
        Assert.Equal("此字段缺失。", (string)chinese["errors"]!["code"]![0]!);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var english = (await http.Post("/units", new { code = "x", name = new string('n', 121) })).IsProblem(400);
        Assert.Equal("This text is too long: at most 120 characters.", (string)english["errors"]!["name"]![0]!);
        Assert.Equal("There is nothing at this address.", (string)(await http.Get("/nothing")).IsProblem(404)["detail"]!);
        var refused = (await http.Post("/units", new { code = "bad code!", name = "n", parent = "company" })).IsProblem(422);
        Assert.EndsWith("code-invalid", (string)refused["type"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_of_ten_megabytes_is_too_large_and_nothing_else_suffers()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var http = await app.WithKey("ratings:write");
        foreach (var key in new[] { null, "large" })
        {
            var call = await http.Post("/ratings", new { service = "reimbursement", customer = "sales", rater = app.Company.Seller.Email, value = 1, comment = new string('长', 10 * 1024 * 1024 / 3) }, key);
            call.IsProblem(413);
        }

        (await http.Post("/ratings", new { service = "reimbursement", customer = "sales", rater = app.Company.Seller.Email, value = 1, comment = new string('长', 4001) })).IsProblem(422);
    }

    [Fact]
    public async Task A_fault_of_ours_says_nothing_but_a_reference_that_stands_in_the_log()
    {
        await using var app = await App.Start();
        await using var db = app.Db();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE encounters RENAME TO gone", Stop);
        var http = await app.WithKey("admin");
        var problem = (await http.Post("/encounters", new { service = "reimbursement", customer = "sales", rater = app.Company.Seller.Email, reference = "E-1" })).IsProblem(500);
        Assert.DoesNotContain("encounters", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(app.Log.All, line => line.Contains((string)problem["reference"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asks_too_much_is_told_when_to_come_back()
    {
        await using var app = await App.Start();
        var http = await app.As(app.Company.Seller);
        var calls = await Task.WhenAll(Enumerable.Range(0, 800).Select(_ => http.GetAsync("/api/v1/units?limit=1", Stop)));
        Assert.InRange(calls.Count(call => call.IsSuccessStatusCode), 600, 799);
        var (status, json, answer) = await http.Get("/units");
        if (status == 200)
            return;
        (status, json, answer).IsProblem(429);
        Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await (await app.As(app.Company.SecondSeller)).Get("/units")).Status);
    }

    [Theory, BothDatabases]
    public async Task Lists_page_through_everything_once_and_refuse_a_cursor_that_is_not_ours(DatabaseKind on)
    {
        var app = await apps.On(on);
        var http = await app.WithKey("org:read");
        var codes = new List<string>();
        string? after = null;
        do
        {
            var page = (await http.Get($"/units?limit=2{(after is null ? "" : "&after=" + Uri.EscapeDataString(after))}")).Json!;
            codes.AddRange(page["items"]!.AsArray().Select(unit => (string)unit!["code"]!));
            after = (string?)page["next"];
        }
        while (after is not null);
        Assert.Equal(["after-sales", "company", "finance", "parts", "sales", "technicians"], codes.Where(code => !code.StartsWith('U')));
        Assert.Equal(codes.Count, codes.Distinct().Count());
        (await http.Get("/units?after=%00not-a-cursor")).IsProblem(422);
        (await http.Get("/units?limit=many")).IsProblem(400);
    }

    [Fact]
    public async Task The_document_describes_every_call_with_its_key_its_problems_and_an_example()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        Assert.NotEqual(200, (int)(await app.Client(followRedirects: false).GetAsync("/openapi/v1.json", Stop)).StatusCode);
        var http = await app.WithKey("ratings:read");
        var document = System.Text.Json.Nodes.JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", Stop))!;
        Assert.Equal("bearer", (string)document["components"]!["securitySchemes"]!["key"]!["scheme"]!);
        var paths = document["paths"]!.AsObject();
        foreach (var path in new[] { "/api/v1/units", "/api/v1/people", "/api/v1/services", "/api/v1/links", "/api/v1/ratings", "/api/v1/ratings/batch", "/api/v1/ratings/{id}", "/api/v1/encounters", "/api/v1/scorecards", "/api/v1/chain", "/api/v1/keys" })
            Assert.True(paths.ContainsKey(path), path);
        Assert.All(paths.SelectMany(path => path.Value!.AsObject()), operation =>
        {
            Assert.NotNull(operation.Value!["responses"]!["401"]);
            Assert.False(string.IsNullOrEmpty((string?)operation.Value["summary"]));
        });
        foreach (var path in new[] { "units", "people", "services", "links", "ratings", "encounters", "keys" })
            Assert.NotNull(paths["/api/v1/" + path]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]);
        Assert.Equal("reimbursement", (string)paths["/api/v1/ratings"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!["service"]!);
    }
}
