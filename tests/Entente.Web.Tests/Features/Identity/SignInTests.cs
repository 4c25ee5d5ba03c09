using System.Diagnostics;
using System.Net;
using Entente.Domain.Organization;
using Entente.Web.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Identity;

/// <summary>The door: who gets in, who does not, and what neither of them learns.</summary>
public sealed class SignInTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Whoever_knows_the_password_gets_in_and_goes_where_they_wanted(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await WithPassword(app);
        var http = app.Client(followRedirects: false);
        var sent = await http.GetAsync("/services?sort=name", Stop);
        Assert.Equal("/sign-in?returnUrl=" + Uri.EscapeDataString("/services?sort=name"), new Uri(app.Address, sent.Headers.Location!).PathAndQuery);
        var entered = await http.SignIn(person.Email.ToUpperInvariant(), Forms.Strong, "/services?sort=name");
        Assert.Equal("/services?sort=name", new Uri(app.Address, entered.Headers.Location!).PathAndQuery);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("entente=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/services", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%0d%0a//evil.example\r\n")]
    public async Task Signing_in_never_leads_out_of_the_house(string returnUrl)
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var person = await WithPassword(app);
        var entered = await app.Client(followRedirects: false).SignIn(person.Email, Forms.Strong, returnUrl);
        var target = new Uri(app.Address, entered.Headers.Location!);
        Assert.Equal(app.Address.Authority, target.Authority);
    }

    [Theory, BothDatabases]
    public async Task A_wrong_password_an_unknown_address_and_a_locked_account_look_alike_and_take_as_long(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (known, locked) = (await WithPassword(app), await WithPassword(app));
        for (var attempt = 0; attempt < 5; attempt++)
            await app.Client().SignIn(locked.Email, "wrong");
        var answers = new List<(HttpStatusCode Status, string Page, TimeSpan Took)>();
        foreach (var email in new[] { known.Email, "nobody@repair.example", locked.Email })
        {
            var http = app.Client();
            await http.GetAsync("/sign-in", Stop);
            var begun = Stopwatch.GetTimestamp();
            var answer = await http.SignIn(email, "not the password");
            answers.Add((answer.StatusCode, Without(await answer.Text(), email), Stopwatch.GetElapsedTime(begun)));
        }

        Assert.Single(answers.Select(answer => (answer.Status, answer.Page)).Distinct());
        Assert.All(answers, answer => Assert.True(answer.Took > TimeSpan.FromMilliseconds(380), $"Answered after {answer.Took}."));
    }

    [Theory, BothDatabases]
    public async Task After_five_failures_even_the_right_password_waits(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await WithPassword(app);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Null((await app.Client(followRedirects: false).SignIn(person.Email, "wrong")).Headers.Location);
        Assert.Null((await app.Client(followRedirects: false).SignIn(person.Email, Forms.Strong)).Headers.Location);

        await using var db = app.Db();
        await db.Users.Where(account => account.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(account => account.LockoutEnd, DateTimeOffset.UtcNow.AddMinutes(-1)), Stop);
        Assert.NotNull((await app.Client(followRedirects: false).SignIn(person.Email, Forms.Strong)).Headers.Location);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var person = await WithPassword(app);
        var http = app.Client(followRedirects: false);
        var forged = await http.PostAsync("/sign-in", Forms.Content(("_handler", "sign-in"), ("Form.Email", person.Email), ("Form.Password", Forms.Strong)), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        var inside = await app.Enter(person.Email, Forms.Strong);
        foreach (var path in new[] { "/sign-out", "/ui/theme" })
        {
            var answer = await inside.PostAsync(path, Forms.Content(("theme", "dark")), Stop);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("表单已失效", await answer.Text(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync("/services", Stop)).StatusCode);
    }

    [Fact]
    public async Task An_empty_form_is_a_failure_like_any_other()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        Assert.Contains("邮箱或密码不对", await (await app.Client().SignIn("", "")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("four-rings", await app.Client().GetStringAsync("/sign-in", Stop), StringComparison.Ordinal);
        Assert.Contains("邮箱或密码不对", await (await app.Client().Submit("/sign-in", "sign-in")).Text(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_signs_out_is_out(DatabaseKind on)
    {
        var app = await apps.On(on);
        var http = await app.Enter((await WithPassword(app)).Email, Forms.Strong);
        var page = await (await http.GetAsync("/account", Stop)).Content.ReadAsStringAsync(Stop);
        await http.PostAsync("/sign-out", Forms.Content(("__RequestVerificationToken", Forms.Token(page))), Stop);
        Assert.Equal(HttpStatusCode.Redirect, (await http.GetAsync("/services", Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_role_that_was_taken_away_is_gone_at_once_and_a_removed_person_stands_at_the_door(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Sales, role: Role.HumanResources);
        var http = await app.As(person, followRedirects: false);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/admin/people", Stop)).StatusCode);

        await using var db = app.Db();
        db.Remove(await db.RoleGrants.SingleAsync(grant => grant.PersonId == person.Id, Stop));
        await db.SaveChangesAsync(Stop);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/admin/people", Stop)).StatusCode);

        Assert.Null((await db.People.SingleAsync(known => known.Id == person.Id, Stop)).Remove(app.Now));
        await db.SaveChangesAsync(Stop);
        Assert.StartsWith("/sign-in", (await http.GetAsync("/services", Stop)).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/units", Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_changed_password_signs_out_whoever_came_in_with_the_old_one(DatabaseKind on)
    {
        var app = await App.Start(on);
        await using var _ = app;
        var person = await WithPassword(app);
        var (here, elsewhere) = (await app.Enter(person.Email, Forms.Strong), await app.Enter(person.Email, Forms.Strong));
        Assert.Contains("当前密码不正确", await (await Change("wrong", Forms.StrongToo)).Text(), StringComparison.Ordinal);
        Assert.Contains("容易被猜", await (await Change(Forms.Strong, "password123")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Change(Forms.Strong, Forms.StrongToo)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/services", Stop)).StatusCode);

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/services", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/services", Stop)).StatusCode);
        Assert.Null((await app.Client(followRedirects: false).SignIn(person.Email, Forms.Strong)).Headers.Location);
        Assert.NotNull((await app.Client(followRedirects: false).SignIn(person.Email, Forms.StrongToo)).Headers.Location);

        Task<HttpResponseMessage> Change(string current, string password) =>
            here.Submit("/account", "account", ("Form.Current", current), ("Form.Password", password));
    }

    [Theory]
    [InlineData("short 1!", PasswordStrength.TooShort)]
    [InlineData("password1234", PasswordStrength.TooGuessable)]
    [InlineData("aaaaaaaaaaaaaaaa", PasswordStrength.TooGuessable)]
    [InlineData("zhangweidong2026", PasswordStrength.Personal)]
    [InlineData("northwind-motors", PasswordStrength.Personal)]
    [InlineData(Forms.Strong, null)]
    [InlineData("雨天修车店的旧灯笼七盏", null)]
    public void A_password_is_judged_by_how_soon_it_is_guessed(string password, string? weakness) =>
        Assert.Equal(weakness, PasswordStrength.Judge(password, "zhangweidong@repair.example", "张卫东", "Zhang Weidong", "Northwind Motors"));

    [Theory, BothDatabases]
    public async Task The_keys_of_cookies_do_not_lie_in_the_database_in_clear(DatabaseKind on)
    {
        var app = await apps.On(on);
        await app.As(app.Company.Seller);
        await using var db = app.Db();
        var keys = await db.DataProtectionKeys.ToListAsync(Stop);
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains("encryptedSecret", key.Xml, StringComparison.Ordinal));
        Assert.All(keys, key => Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_answer_forbids_foreign_scripts_frames_and_guesses_at_its_type()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        foreach (var path in new[] { "/sign-in", "/api/v1/units", "/no-such-page" })
        {
            var headers = (await app.Client(followRedirects: false).GetAsync(path, Stop)).Headers;
            var csp = headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'self'", csp, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", csp, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", csp, StringComparison.Ordinal);
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
        }
    }

    /// <summary>The page without what is random in every answer; how long that is stays in.</summary>
    private static string Without(string page, string email) =>
        System.Text.RegularExpressions.Regex.Replace(
            page.Replace(email, "", StringComparison.OrdinalIgnoreCase), "__RequestVerificationToken\" value=\"[^\"]*\"|<!--Blazor-Server-Component-State:[^>]*>", random => $"{random.Length} characters",
            System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task<Person> WithPassword(App app)
    {
        var person = await app.Given.Person(app.Company.Sales);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Passwords>().Set(person.Id, person.Email, Forms.Strong));
        return person;
    }
}
