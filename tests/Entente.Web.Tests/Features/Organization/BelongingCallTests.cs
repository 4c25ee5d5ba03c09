using Entente.Client;
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
        using var client = await app.ClientWithKey("org:read", "org:write");
        var begun = await client.CreatePersonMembershipAsync(person.Email, new BeginMembershipRequest { Unit = "parts", From = new DateOnly(2026, 3, 1) }, stop: Stop);
        Assert.Equal(("parts", new DateOnly(2026, 3, 1), false), (begun.Unit, begun.From, begun.IsHome));
        await client.CreatePersonMembershipAsync(person.Email, new BeginMembershipRequest { Unit = "parts" }, stop: Stop).IsProblem(409);
        await client.CreatePersonMembershipAsync(person.Email, new BeginMembershipRequest { Unit = "nowhere" }, stop: Stop).IsProblem(404);
        await client.CreatePersonMembershipAsync("nobody@repair.example", new BeginMembershipRequest { Unit = "parts" }, stop: Stop).IsProblem(404);

        var first = await client.ListPersonMembershipsAsync(person.Email, limit: 1, stop: Stop);
        var home = Assert.Single(first.Items);
        var second = await client.ListPersonMembershipsAsync(person.Email, first.Next, 1, Stop);
        Assert.Equal(("sales", "parts"), (home.Unit, Assert.Single(second.Items).Unit));

        await client.DeletePersonMembershipAsync(app.Company.Seller.Email, begun.Id, stop: Stop).IsProblem(404);
        await client.DeletePersonMembershipAsync(person.Email, begun.Id, new DateOnly(2026, 2, 1), stop: Stop).IsProblem(409);
        Assert.Equal(new DateOnly(2026, 3, 20), (await client.DeletePersonMembershipAsync(person.Email, begun.Id, new DateOnly(2026, 3, 20), stop: Stop)).To);
        // What is over does not go on by ending later.
        await client.DeletePersonMembershipAsync(person.Email, begun.Id, new DateOnly(2026, 3, 24), stop: Stop).IsProblem(409);
        await client.DeletePersonMembershipAsync(person.Email, home.Id, stop: Stop).IsProblem(409);
    }

    [Theory, BothDatabases]
    public async Task Administrators_grant_roles_and_the_last_one_stays(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var person = await app.Given.Person(app.Company.Sales);
        using var client = await app.ClientAs(app.Company.Administrator);
        for (var twice = 0; twice < 2; twice++)
            Assert.Equal([Role.Auditor], (await client.GrantPersonRoleAsync(person.Email, "auditor", stop: Stop)).Items);
        Assert.Equal([Role.Auditor], (await client.GetPersonRolesAsync(person.Id.ToString(), Stop)).Items);
        Assert.Empty((await client.RevokePersonRoleAsync(person.Email, "auditor", stop: Stop)).Items);
        await client.RevokePersonRoleAsync(app.Company.Administrator.Email, "administrator", stop: Stop).IsProblem(409);
        foreach (var none in new[] { "king", "99", "auditor,administrator" })
            await client.GrantPersonRoleAsync(person.Email, none, stop: Stop).IsProblem(404);
        await using var db = app.Db();
        Assert.Equal(["role.granted", "role.revoked"], await db.AuditEntries.Where(entry => entry.Subject == $"person/{person.Id}").OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task Who_answered_for_a_unit_when_is_told_and_a_new_manager_follows_the_old_one(DatabaseKind on)
    {
        var app = await apps.On(on);
        var unit = await app.Given.Unit("轮换部", app.Company.Root);
        _ = await app.Given.Manager(unit, app.Company.Accountant);
        using var client = await app.ClientWithKey("org:read", "org:write");
        Assert.Equal(app.Company.Seller.Email, (await Appoint(unit.Code, app.Company.Seller, new DateOnly(2026, 4, 1))).Manager);
        // Not begun yet, so the day may still be another.
        Assert.Equal(new DateOnly(2026, 5, 1), (await Appoint(unit.Code, app.Company.Seller, new DateOnly(2026, 5, 1))).From);
        await Appoint(unit.Code, app.Company.Auditor, new DateOnly(2026, 2, 1)).IsProblem(409);
        await Appoint("nowhere", app.Company.Seller, new DateOnly(2026, 5, 1)).IsProblem(404);
        var history = await client.ListUnitManagersAsync(unit.Code, stop: Stop);
        Assert.Equal([(app.Company.Accountant.Email, new DateOnly(2026, 4, 30)), (app.Company.Seller.Email, (DateOnly?)null)], history.Items.Select(term => (term.Manager!, term.To)));

        Task<ManagerShown> Appoint(string code, Domain.Organization.Person person, DateOnly from) =>
            client.CreateUnitManagerAsync(code, new AppointManagerRequest { Email = person.Email, From = from }, stop: Stop);
    }
}
