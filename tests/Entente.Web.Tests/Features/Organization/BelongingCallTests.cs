using System.Text.Json.Nodes;
using Entente.Web.Tests.Kit;
using Entente.Web.Tests.Platform.Api;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Organization;

/// <summary>Memberships, roles and managers over the API.</summary>
public sealed class BelongingCallTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Who_may_not_change_the_organisation_changes_neither_memberships_nor_roles_nor_managers(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Sales);
        var membership = await app.Given.Member(app.Company.Parts, person);
        foreach (var http in new[] { await app.As(app.Company.Seller), await app.As(app.Company.SalesManager), await app.As(app.Company.Auditor), await app.WithKey("org:read", "chain:write") })
        {
            (await http.Post($"/people/{person.Email}/memberships", new { unit = "finance" })).IsProblem(403);
            (await http.Call(HttpMethod.Delete, $"/people/{person.Email}/memberships/{membership.Id}")).IsProblem(403);
            (await http.Call(HttpMethod.Put, $"/people/{person.Email}/roles/administrator")).IsProblem(403);
            (await http.Call(HttpMethod.Delete, $"/people/{app.Company.Auditor.Email}/roles/auditor")).IsProblem(403);
            (await http.Post("/units/sales/managers", new { email = person.Email, from = "2026-04-01" })).IsProblem(403);
        }

        // Whoever changes the organisation still makes nobody an administrator.
        foreach (var http in new[] { await app.As(app.Company.HumanResources), await app.WithKey("org:write") })
            (await http.Call(HttpMethod.Put, $"/people/{person.Email}/roles/administrator")).IsProblem(403);
        (await app.Client().Get($"/people/{person.Email}/memberships")).IsProblem(401);
        (await (await app.WithKey("chain:read")).Get($"/people/{person.Email}/roles")).IsProblem(403);
    }

    [Theory, BothDatabases]
    public async Task A_membership_begins_is_listed_and_ends(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Sales);
        var http = await app.WithKey("org:read", "org:write");
        var path = $"/people/{person.Email}/memberships";
        var begun = await http.Post(path, new { unit = "parts", from = "2026-03-01" });
        Assert.Equal(201, begun.Status);
        Assert.Equal(("parts", "2026-03-01", false), ((string)begun.Json!["unit"]!, (string)begun.Json["from"]!, (bool)begun.Json["isHome"]!));
        (await http.Post(path, new { unit = "parts" })).IsProblem(409);
        (await http.Post(path, new { unit = "nowhere" })).IsProblem(404);
        (await http.Post("/people/nobody@repair.example/memberships", new { unit = "parts" })).IsProblem(404);

        var first = await http.Get(path + "?limit=1");
        Assert.Equal("sales", (string)Assert.Single(first.Json!["items"]!.AsArray())!["unit"]!);
        var second = await http.Get($"{path}?limit=1&after={Uri.EscapeDataString((string)first.Json["next"]!)}");
        Assert.Equal("parts", (string)Assert.Single(second.Json!["items"]!.AsArray())!["unit"]!);

        var id = (string)begun.Json["id"]!;
        (await http.Call(HttpMethod.Delete, $"/people/{app.Company.Seller.Email}/memberships/{id}")).IsProblem(404);
        (await http.Call(HttpMethod.Delete, $"{path}/{id}?lastDay=2026-02-01")).IsProblem(409);
        Assert.Equal("2026-03-20", (string)(await http.Call(HttpMethod.Delete, $"{path}/{id}?lastDay=2026-03-20")).Json!["to"]!);
        // What is over does not go on by ending later.
        (await http.Call(HttpMethod.Delete, $"{path}/{id}?lastDay=2026-03-24")).IsProblem(409);
        (await http.Call(HttpMethod.Delete, $"{path}/{first.Json["items"]![0]!["id"]}")).IsProblem(409);
    }

    [Theory, BothDatabases]
    public async Task Administrators_grant_roles_and_the_last_one_stays(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var person = await app.Given.Person(app.Company.Sales);
        var http = await app.As(app.Company.Administrator);
        Assert.Equal(["auditor"], Roles(await http.Call(HttpMethod.Put, $"/people/{person.Email}/roles/auditor")));
        Assert.Equal(["auditor"], Roles(await http.Call(HttpMethod.Put, $"/people/{person.Email}/roles/auditor")));
        Assert.Equal(["auditor"], Roles(await http.Get($"/people/{person.Id}/roles")));
        Assert.Equal([], Roles(await http.Call(HttpMethod.Delete, $"/people/{person.Email}/roles/auditor")));
        (await http.Call(HttpMethod.Delete, $"/people/{app.Company.Administrator.Email}/roles/administrator")).IsProblem(409);
        foreach (var none in new[] { "king", "99", "auditor,administrator" })
            (await http.Call(HttpMethod.Put, $"/people/{person.Email}/roles/{none}")).IsProblem(404);
        await using var db = app.Db();
        Assert.Equal(["role.granted", "role.revoked"], await db.AuditEntries.Where(entry => entry.Subject == $"person/{person.Id}").OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task Who_answered_for_a_unit_when_is_told_and_a_new_manager_follows_the_old_one(DatabaseKind on)
    {
        var app = await apps.On(on);
        var unit = await app.Given.Unit("轮换部", app.Company.Root);
        _ = await app.Given.Manager(unit, app.Company.Accountant);
        var http = await app.WithKey("org:read", "org:write");
        var made = await http.Post($"/units/{unit.Code}/managers", new { email = app.Company.Seller.Email, from = "2026-04-01" });
        Assert.Equal((201, app.Company.Seller.Email), (made.Status, (string)made.Json!["manager"]!));
        (await http.Post($"/units/{unit.Code}/managers", new { email = app.Company.Seller.Email, from = "2026-05-01" })).IsProblem(409);
        (await http.Post($"/units/{unit.Code}/managers", new { email = app.Company.Auditor.Email, from = "2026-02-01" })).IsProblem(409);
        (await http.Post("/units/nowhere/managers", new { email = app.Company.Seller.Email, from = "2026-05-01" })).IsProblem(404);
        var history = (await http.Get($"/units/{unit.Code}/managers")).Json!["items"]!.AsArray();
        Assert.Equal([(app.Company.Accountant.Email, "2026-03-31"), (app.Company.Seller.Email, null)], history.Select(term => ((string)term!["manager"]!, (string?)term["to"])));
    }

    private static IEnumerable<string> Roles((int Status, JsonNode? Json, HttpResponseMessage Answer) answer)
    {
        Assert.Equal(200, answer.Status);
        return answer.Json!["items"]!.AsArray().Select(role => (string)role!);
    }
}
