using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Entente.Domain.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Entente.Web.Tests.Pages;

/// <summary>Assistants come in by the protocol's own client, with a key, and get what that key may have.</summary>
public sealed class McpTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_assistant_reads_scorecards_the_chain_needs_and_due_work_and_raises_a_need(DatabaseKind on)
    {
        var app = await apps.On(on);
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 1, reference: "MCP-1", cause: Cause.FailedExpectation);
        await using var client = await Client(app, "scorecards:read", "chain:read", "needs:read", "needs:write", "due:read");
        Assert.Equal(["list_due_work", "list_needs", "raise_need", "read_chain", "read_scorecards"], (await client.ListToolsAsync(cancellationToken: Stop)).Select(tool => tool.Name).Order(StringComparer.Ordinal));

        var card = await Ask(client, "read_scorecards", ("unit", "parts"), ("period", "2026-Q1"));
        Assert.Equal(("parts", 1), (card.GetProperty("unit").GetString(), card.GetProperty("customers").GetProperty("dissatisfied").GetInt32()));
        Assert.Contains("parts", (await Ask(client, "read_scorecards")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("unit").GetString()));
        Assert.Contains((await Ask(client, "read_chain", ("period", "2026-Q1"))).GetProperty("edges").EnumerateArray(), edge => edge.GetProperty("service").GetString() == "parts-supply" && edge.GetProperty("verdict").GetString() == "dissatisfied");

        var raised = await Ask(client, "raise_need", ("person", app.Company.Technician.Email), ("unit", "technicians"), ("provider", "parts"), ("title", "急件两小时内答复"));
        Assert.Equal(("raised", app.Company.Technician.Id), (raised.GetProperty("state").GetString(), raised.GetProperty("raisers")[0].GetProperty("person").GetGuid()));
        Assert.Contains((await Ask(client, "list_needs", ("unit", "parts"), ("state", "raised"))).GetProperty("items").EnumerateArray(), need => need.GetProperty("id").GetGuid() == raised.GetProperty("id").GetGuid());
        Assert.Empty((await Ask(client, "list_needs", ("state", "declined"))).GetProperty("items").EnumerateArray());
        var due = (await Ask(client, "list_due_work", ("person", app.Company.PartsManager.Email))).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(due, item => item.GetProperty("path").GetString() == $"/needs/{raised.GetProperty("id").GetGuid()}");
        Assert.Contains(due, item => item.GetProperty("kind").GetString() == "recovery");

        // Who did it stands on record: a key, for whom.
        await using var db = app.Db();
        var entry = await db.AuditEntries.SingleAsync(one => one.Subject == $"need/{raised.GetProperty("id").GetGuid()}", Stop);
        Assert.Null(entry.Actor);
        Assert.Contains($"person/{app.Company.Technician.Id}", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_a_sentence_with_a_code_and_marked_as_an_error()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var client = await Client(app, "scorecards:read", "needs:write", "due:read", "needs:read");
        await Refused(client, "unit.unknown", "read_scorecards", ("unit", "nowhere"));
        await Refused(client, "period.invalid", "read_scorecards", ("unit", "parts"), ("period", "soon"));
        await Refused(client, "unit.unknown", "list_needs", ("unit", "nowhere"));
        await Refused(client, "person.unknown", "list_due_work", ("person", "nobody@repair.example"));
        await Refused(client, "person.unknown", "raise_need", ("person", "nobody@repair.example"), ("unit", "technicians"), ("provider", "parts"), ("title", "x"));
        // The person named could not raise it themselves.
        await Refused(client, "not-allowed", "raise_need", ("person", app.Company.Seller.Email), ("unit", "technicians"), ("provider", "parts"), ("title", "x"));
        await Refused(client, "name-invalid", "raise_need", ("person", app.Company.Technician.Email), ("unit", "technicians"), ("provider", "parts"), ("title", new string('x', 500)));
    }

    [Fact]
    public async Task Tools_without_a_scope_are_neither_listed_nor_run()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await using var client = await Client(app, "needs:read");
        Assert.Equal(["list_needs"], (await client.ListToolsAsync(cancellationToken: Stop)).Select(tool => tool.Name));
        foreach (var tool in new[] { "read_scorecards", "read_chain", "list_due_work", "raise_need" })
        {
            var arguments = new Dictionary<string, object?> { ["person"] = app.Company.Technician.Email, ["unit"] = "technicians", ["provider"] = "parts", ["title"] = "不该有" };
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                if ((await client.CallToolAsync(tool, arguments, cancellationToken: Stop)).IsError is true)
                    throw new InvalidOperationException("Refused, as it should be.");
            });
        }

        await using var db = app.Db();
        Assert.False(await db.Needs.AnyAsync(need => need.Title == "不该有", Stop));
    }

    [Fact]
    public async Task Keys_alone_come_in()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        const string Hello = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";
        using var nobody = app.Client(followRedirects: false);
        using var administrator = await app.As(app.Company.Administrator, followRedirects: false);
        using var stranger = app.Client(followRedirects: false);
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "ent_not-a-key");
        foreach (var (http, status) in new[] { (nobody, HttpStatusCode.Unauthorized), (administrator, HttpStatusCode.Forbidden), (stranger, HttpStatusCode.Unauthorized) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(Hello, Encoding.UTF8, "application/json") };
            request.Headers.Accept.ParseAdd("application/json, text/event-stream");
            using var answer = await http.SendAsync(request, Stop);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(status is HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.Count > 0);
        }
    }

    [Fact]
    public async Task Nothing_that_is_sealed_comes_out_and_due_work_shows_no_more_than_reminders_do()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await app.Given.Rating(app.Company.PromisesForAfterSales, app.Company.Storekeeper, 1, comment: "不敢当面说");
        await using var client = await Client(app, "scorecards:read", "chain:read", "needs:read", "due:read");
        foreach (var answer in new[] { await Ask(client, "read_scorecards", ("period", "2026-03")), await Ask(client, "read_chain", ("period", "2026-03")), await Ask(client, "list_needs"), await Ask(client, "list_due_work", ("person", app.Company.SalesManager.Email)) })
        {
            Assert.DoesNotContain("不敢当面说", answer.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain(app.Company.Storekeeper.Id.ToString(), answer.GetRawText(), StringComparison.OrdinalIgnoreCase);
        }

        var chain = await Ask(client, "read_chain", ("period", "2026-03"));
        Assert.All(chain.GetProperty("edges").EnumerateArray().Where(edge => edge.GetProperty("service").GetString() == "customer-promises"), edge => Assert.Equal("noAnswer", edge.GetProperty("verdict").GetString()));
    }

    private static async Task<McpClient> Client(App app, params string[] scopes)
    {
        var http = await app.WithKey(scopes);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(app.Address, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, http, ownsHttpClient: true), cancellationToken: Stop);
    }

    private static async Task<JsonElement> Ask(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var answer = await client.CallToolAsync(tool, arguments.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), cancellationToken: Stop);
        var text = Assert.IsType<TextContentBlock>(answer.Content[0]).Text;
        Assert.False(answer.IsError is true, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task Refused(McpClient client, string code, string tool, params (string Name, object? Value)[] arguments)
    {
        var answer = await client.CallToolAsync(tool, arguments.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), cancellationToken: Stop);
        Assert.True(answer.IsError);
        var text = Assert.IsType<TextContentBlock>(answer.Content[0]).Text;
        Assert.EndsWith($"({code})", text, StringComparison.Ordinal);
        Assert.True(text.Length > code.Length + 10, text);
    }
}
