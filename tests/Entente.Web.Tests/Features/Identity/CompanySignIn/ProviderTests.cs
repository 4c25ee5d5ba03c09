using System.Net;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Identity;
using Entente.Web.Features.Identity.CompanySignIn;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Identity.CompanySignIn;

/// <summary>The company's own sign-in: who is let in, who is tied to whom, and how it is set up and left.</summary>
public sealed class ProviderTests(Apps apps, TestProvider provider) : IClassFixture<Apps>, IClassFixture<TestProvider>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Whoever_the_company_sends_with_a_verified_address_is_in_and_stays_the_same_person(DatabaseKind on)
    {
        var app = await Ready(on);
        var (person, other) = (await app.Given.Person(app.Company.Sales), await app.Given.Person(app.Company.Sales));
        Assert.Contains("用测试登录登录", await (await app.Client().GetAsync("/sign-in", Stop)).Text(), StringComparison.Ordinal);
        await provider.Send(person);
        Assert.Equal("/needs", await Come(app.Client(), "/needs"));
        // Only at the provider's own answer about them, and with another address by now: it is the subject that counts.
        await provider.Send(new Dictionary<string, string>(StringComparer.Ordinal) { ["sub"] = $"at-{person.Email}", ["email"] = other.Email, ["email_verified"] = "true" }, onlyUserInfo: true);
        var again = app.Client();
        Assert.Equal("/", await Come(again));
        Assert.Contains(person.Email, await again.GetStringAsync("/account", Stop), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(2, await db.Set<Session>().CountAsync(session => session.PersonId == person.Id && session.Method == SessionMethod.Provider, Stop));
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Action == "sign-in.tied" && entry.Subject == $"person/{person.Id}", Stop));

        var fresh = await app.Given.Person(app.Company.Sales);
        await provider.Send(new Dictionary<string, string>(StringComparer.Ordinal) { ["sub"] = $"at-{fresh.Email}", ["email"] = fresh.Email, ["email_verified"] = "true" }, onlyUserInfo: true);
        Assert.Equal("/", await Come(app.Client()));
    }

    [Theory, BothDatabases]
    public async Task An_address_that_is_not_verified_opens_nothing_and_ties_nobody(DatabaseKind on)
    {
        var app = await Ready(on);
        var person = await app.Given.Person(app.Company.Sales);
        foreach (var claims in new[] { new Dictionary<string, string> { ["email_verified"] = "false" }, [] })
        {
            (claims["sub"], claims["email"]) = ($"new-{person.Email}", person.Email);
            foreach (var onlyUserInfo in new[] { false, true })
            {
                await provider.Send(claims, onlyUserInfo: onlyUserInfo);
                Assert.Equal("/sign-in?refused=provider.email-unverified", await Come(app.Client()));
            }
        }

        await using var db = app.Db();
        Assert.False(await db.Users.AnyAsync(account => account.Id == person.Id, Stop));
    }

    [Theory, BothDatabases]
    public async Task An_address_that_went_to_a_successor_does_not_open_the_predecessors_account(DatabaseKind on)
    {
        var app = await Ready(on);
        var person = await app.Given.Person(app.Company.Sales);
        await provider.Send(person, subject: $"first-{person.Email}");
        Assert.Equal("/", await Come(app.Client()));
        await provider.Send(person, subject: $"second-{person.Email}");
        Assert.Equal("/sign-in?refused=provider.other-account", await Come(app.Client()));

        var administrator = await app.As(app.Company.Administrator, followRedirects: false);
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Submit($"/admin/people/{person.Id}", "untie")).StatusCode);
        Assert.Equal("/", await Come(app.Client()));
    }

    [Theory, BothDatabases]
    public async Task Whoever_left_is_out_though_the_company_still_sends_them_and_a_stranger_stays_one(DatabaseKind on)
    {
        var app = await Ready(on);
        var person = await app.Given.Person(app.Company.Sales);
        await provider.Send(person);
        var http = app.Client();
        Assert.Equal("/", await Come(http));
        var administrator = await app.WithKey("admin");
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.DeleteAsync($"/api/v1/people/{person.Id}", Stop)).StatusCode);
        Assert.Equal("/sign-in", new Uri(app.Address, (await http.GetAsync("/services", Stop)).RequestMessage!.RequestUri!).AbsolutePath);
        Assert.Equal("/sign-in?refused=provider.unknown-person", await Come(app.Client()));
        await provider.Send(new Dictionary<string, string> { ["sub"] = "nobody", ["email"] = "nobody@elsewhere.example", ["email_verified"] = "true" });
        Assert.Equal("/sign-in?refused=provider.unknown-person", await Come(app.Client()));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("denied")]
    public async Task An_answer_that_was_made_for_another_sign_in_is_refused(string fault)
    {
        var app = await Ready(DatabaseKind.Sqlite);
        var person = await app.Given.Person(app.Company.Sales);
        await provider.Send(new Dictionary<string, string> { ["sub"] = $"at-{person.Email}", ["email"] = person.Email, ["email_verified"] = "true" }, fault);
        var http = app.Client();
        Assert.Equal("/sign-in?refused=provider.failed", await Come(http));
        Assert.Equal("/sign-in", (await http.GetAsync("/services", Stop)).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task An_answer_counts_once_and_only_in_the_browser_that_asked()
    {
        var app = await Ready(DatabaseKind.Sqlite);
        var person = await app.Given.Person(app.Company.Sales);
        await provider.Send(person);
        var http = app.Client(followRedirects: false);
        var answer = await Asked(app, http);
        // An attacker's own answer, put into somebody else's browser.
        Assert.Equal("/sign-in?refused=provider.failed", Path(app, await app.Client(followRedirects: false).GetAsync(answer, Stop)));
        Assert.Equal("/sign-in?refused=provider.failed", Path(app, await http.GetAsync(new Uri(answer.ToString().Replace("state=", "state=x", StringComparison.Ordinal)), Stop)));

        answer = await Asked(app, http);
        Assert.Equal("/", Path(app, await http.GetAsync(answer, Stop)));
        Assert.Equal("/sign-in?refused=provider.failed", Path(app, await http.GetAsync(answer, Stop)));
        // The code that was used, under the state of a new question.
        var later = app.Client(followRedirects: false);
        var fresh = await Asked(app, later);
        var (used, state) = (Query(answer, "code"), Query(fresh, "state"));
        Assert.Equal("/sign-in?refused=provider.failed", Path(app, await later.GetAsync(new Uri(app.Address, $"/sign-in/provider/answer?code={Uri.EscapeDataString(used)}&state={Uri.EscapeDataString(state)}&iss={Uri.EscapeDataString(Query(fresh, "iss"))}"), Stop)));
    }

    [Theory, BothDatabases]
    public async Task People_are_made_only_where_that_is_wanted_and_only_with_a_verified_address_that_nobody_has(DatabaseKind on)
    {
        var app = await Ready(on, ("Form.MakesPeople", "true"), ("Form.UnitClaim", "department"));
        var made = new Dictionary<string, string> { ["sub"] = $"made-{on}", ["email"] = $"New.{on}@repair.example", ["email_verified"] = "true", ["name"] = "新同事", ["department"] = app.Company.Parts.Code };
        await provider.Send(made);
        Assert.Equal("/", await Come(app.Client()));
        await using var db = app.Db();
        var email = $"new.{on}@repair.example".ToLowerInvariant();
        var person = await db.People.SingleAsync(one => one.Email == email, Stop);
        Assert.Equal((app.Company.Parts.Id, "新同事"), (person.HomeUnitId, person.Name));
        Assert.True(await db.Memberships.AnyAsync(membership => membership.PersonId == person.Id && membership.UnitId == app.Company.Parts.Id, Stop));

        await provider.Send(new Dictionary<string, string>(made) { ["sub"] = "unverified", ["email"] = "other@repair.example", ["email_verified"] = "false" });
        Assert.Equal("/sign-in?refused=provider.email-unverified", await Come(app.Client()));
        await provider.Send(new Dictionary<string, string>(made) { ["sub"] = "no-unit", ["email"] = "third@repair.example", ["department"] = "no-such-unit" });
        Assert.Equal("/sign-in?refused=provider.unknown-person", await Come(app.Client()));
        // By numbers, an address that somebody has is no way to them.
        await Set(app, ("Form.MakesPeople", "true"), ("Form.UsualUnit", app.Company.Parts.Code), ("Form.Match", nameof(PersonMatch.Number)), ("Form.NumberClaim", "employee"));
        var known = await app.Given.Person(app.Company.Sales);
        await provider.Send(new Dictionary<string, string>(made) { ["sub"] = "stranger", ["email"] = known.Email, ["employee"] = "77" });
        Assert.Equal("/sign-in?refused=provider.unknown-person", await Come(app.Client()));
        var administrator = await app.As(app.Company.Administrator, followRedirects: false);
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Submit($"/admin/people/{known.Id}", "number", ("Known.Number", "77"))).StatusCode);
        var http = app.Client();
        Assert.Equal("/", await Come(http));
        Assert.Contains(known.Email, await http.GetStringAsync("/account", Stop), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_settings_are_an_administrators_and_hold_at_once_on_every_node(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await using var node = await app.Beside();
        Assert.DoesNotContain("/sign-in/provider", await node.Client().GetStringAsync("/sign-in", Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(app.Company.HumanResources, followRedirects: false)).GetAsync("/admin/sign-in/provider", Stop)).StatusCode);
        var administrator = await app.As(app.Company.Administrator, followRedirects: false);
        foreach (var (field, value, said) in new[] { ("Form.Authority", "http://evil.example", "https"), ("Form.Scopes", "email", "openid"), ("Form.IsOnlyWay", "true", "亲自用它登录一次"), ("Form.UsualUnit", "nowhere", "nowhere") })
            Assert.Contains(said, await (await Try(administrator, [.. (await Usual(app)).Where(one => one.Name != field), (field, value)])).Text(), StringComparison.Ordinal);
        await Set(app);
        Assert.Contains("/sign-in/provider", await node.Client().GetStringAsync("/sign-in", Stop), StringComparison.Ordinal);
        var person = await app.Given.Person(app.Company.Sales);
        await provider.Send(person);
        var known = await provider.Know(node);
        await Set(app, ("Form.ClientId", known), ("Form.Secret", TestProvider.Secret));
        Assert.Equal("/", await Come(node.Client()));

        await using var db = app.Db();
        var row = await db.Set<SignInProvider>().AsNoTracking().SingleAsync(Stop);
        Assert.DoesNotContain(TestProvider.Secret, row.SealedSecret!, StringComparison.Ordinal);
        Assert.DoesNotContain(TestProvider.Secret, await administrator.GetStringAsync("/admin/sign-in/provider", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(await db.AuditEntries.ToListAsync(Stop), entry => entry.Details?.Contains(TestProvider.Secret, StringComparison.Ordinal) is true);
        // The secret of one provider never goes to another.
        await Set(app, ("Form.Authority", "https://127.0.0.1:1"), ("Form.ClientId", known), ("Form.Secret", ""));
        Assert.Null((await db.Set<SignInProvider>().AsNoTracking().SingleAsync(Stop)).SealedSecret);
        Assert.Equal("/sign-in?refused=provider.failed", await Come(node.Client()));
        await Set(app, ("Form.IsOn", "false"));
        Assert.Equal("/sign-in", await Come(app.Client()));
    }

    [Fact]
    public async Task Where_it_is_the_only_way_passwords_open_nothing_but_to_administrators()
    {
        await using var app = await App.Start();
        await Set(app);
        var (seller, administrator) = (await WithPassword(app, app.Company.Seller), await WithPassword(app, app.Company.Administrator));
        await provider.Send(administrator);
        var http = app.Client(followRedirects: false);
        Assert.Equal("/", Path(app, await http.GetAsync(await Asked(app, http), Stop)));
        Assert.Equal(HttpStatusCode.Redirect, (await Try(http, [.. (await Usual(app)).Where(one => one.Name is not "Form.Secret"), ("Form.IsOnlyWay", "true")])).StatusCode);
        var page = await app.Client().GetStringAsync("/sign-in", Stop);
        Assert.DoesNotContain("type=\"password\"", page, StringComparison.Ordinal);
        Assert.Null((await app.Client(followRedirects: false).Submit("/sign-in?emergency=true", "sign-in", ("Form.Email", seller.Email), ("Form.Password", Forms.Strong))).Headers.Location);
        Assert.NotNull((await app.Client(followRedirects: false).Submit("/sign-in?emergency=true", "sign-in", ("Form.Email", administrator.Email), ("Form.Password", Forms.Strong))).Headers.Location);
        await using var db = app.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Action == "sign-in.emergency", Stop));
        await provider.Send(seller);
        Assert.Equal("/", await Come(app.Client()));
    }

    [Fact]
    public async Task Signing_out_goes_on_to_the_company()
    {
        var app = await Ready(DatabaseKind.Sqlite);
        await provider.Send(await app.Given.Person(app.Company.Sales));
        var http = app.Client(followRedirects: false);
        await http.GetAsync(await Asked(app, http), Stop);
        var page = await http.GetStringAsync("/account", Stop);
        var left = await http.PostAsync("/sign-out", Forms.Content(("__RequestVerificationToken", Forms.Token(page))), Stop);
        Assert.Equal("/signed-out", Path(app, left));
        var further = await http.GetStringAsync("/signed-out", Stop);
        Assert.Contains("http-equiv=\"refresh\"", further, StringComparison.Ordinal);
        var address = WebUtility.HtmlDecode(further[(further.IndexOf("0;url=", StringComparison.Ordinal) + 6)..].Split('"')[0]);
        Assert.StartsWith(provider.Address.ToString(), address, StringComparison.Ordinal);
        Assert.Contains("id_token_hint=", address, StringComparison.Ordinal);
        var back = await http.GetAsync(new Uri(address), Stop);
        Assert.Equal("/signed-out", new Uri(back.Headers.Location!.ToString()).AbsolutePath);
        Assert.DoesNotContain("http-equiv=\"refresh\"", await http.GetStringAsync("/signed-out", Stop), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", Path(app, await http.GetAsync("/services", Stop)), StringComparison.Ordinal);
    }

    private async Task<App> Ready(DatabaseKind on, params (string Name, string Value)[] fields)
    {
        var app = await apps.On(on);
        await Set(app, fields);
        return app;
    }

    private readonly Dictionary<App, string> clients = [];

    private async Task<(string Name, string Value)[]> Usual(App app)
    {
        if (!clients.TryGetValue(app, out var client))
            clients[app] = client = await KnownOnce(app);
        return [("Form.IsOn", "true"), ("Form.Name", "测试登录"), ("Form.Authority", provider.Address.ToString()), ("Form.ClientId", client), ("Form.Secret", TestProvider.Secret), ("Form.Scopes", "openid profile email"), ("Form.Match", nameof(PersonMatch.VerifiedEmail)), ("Form.NumberClaim", "sub")];
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Task<string>> Known = new(StringComparer.Ordinal);

    private Task<string> KnownOnce(App app) => Known.GetOrAdd(app.Address.ToString(), _ => provider.Know(app));

    private async Task Set(App app, params (string Name, string Value)[] fields)
    {
        var administrator = await app.As(app.Company.Administrator, followRedirects: false);
        var answer = await Try(administrator, [.. (await Usual(app)).Where(usual => !fields.Any(field => field.Name == usual.Name)), .. fields.Where(field => field.Value is not "false")]);
        Assert.True(answer.Headers.Location is not null, await answer.Text());
    }

    private static Task<HttpResponseMessage> Try(HttpClient http, params (string Name, string Value)[] fields) => http.Submit("/admin/sign-in/provider", "provider", fields);

    /// <summary>Comes in by the company, following all the way; where that ends.</summary>
    private static async Task<string> Come(HttpClient http, string returnUrl = "/")
    {
        using var end = await http.GetAsync("/sign-in/provider?returnUrl=" + Uri.EscapeDataString(returnUrl), Stop);
        return end.RequestMessage!.RequestUri!.PathAndQuery;
    }

    /// <summary>The address with which the provider sends the browser back.</summary>
    private async Task<Uri> Asked(App app, HttpClient http)
    {
        var asked = (await http.GetAsync("/sign-in/provider", Stop)).Headers.Location!;
        Assert.Equal(provider.Address.Authority, asked.Authority);
        foreach (var needed in new[] { "code_challenge=", "code_challenge_method=S256", "nonce=", "state=" })
            Assert.Contains(needed, asked.Query, StringComparison.Ordinal);
        var answer = (await http.GetAsync(asked, Stop)).Headers.Location!;
        Assert.Equal(app.Address.Authority, answer.Authority);
        return answer;
    }

    private static string Query(Uri address, string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query)[name].ToString();

    private static string? Path(App app, HttpResponseMessage answer) => answer.Headers.Location is { } location ? new Uri(app.Address, location).PathAndQuery : null;

    private static async Task<Person> WithPassword(App app, Person person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Passwords>().Set(person.Id, person.Email, Forms.Strong));
        return person;
    }
}
