using System.Net;
using System.Text.RegularExpressions;
using Entente.Domain.Organization;
using Entente.Web.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Entente.Web.Tests.Features.Identity;

/// <summary>The code after the password: how it is set up, what it keeps out, and how it is lost.</summary>
public sealed partial class SecondStepTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_password_alone_no_longer_opens_and_a_code_opens_once(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (person, secret, codes, _) = await WithCodes(app);
        var http = app.Client(followRedirects: false);
        Assert.StartsWith("/sign-in/code", Path(app, await http.SignIn(person.Email, Forms.Strong, "/needs")), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", Path(app, await http.GetAsync("/services", Stop)), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("验证码不正确", await (await Give(http, Wrong(app, secret))).Text(), StringComparison.Ordinal);
        Assert.Equal("/needs", Path(app, await Give(http, Code(app, secret), "/needs")));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/services", Stop)).StatusCode);

        // Looked at over a shoulder: the same code again, in another browser.
        var thief = app.Client(followRedirects: false);
        await thief.SignIn(person.Email, Forms.Strong);
        Assert.Contains("验证码不正确", await (await Give(thief, Code(app, secret))).Text(), StringComparison.Ordinal);
        // A recovery code opens, once.
        Assert.Equal("/", Path(app, await Give(thief, codes[0].ToLowerInvariant())));
        var second = app.Client(followRedirects: false);
        await second.SignIn(person.Email, Forms.Strong);
        Assert.Contains("验证码不正确", await (await Give(second, codes[0])).Text(), StringComparison.Ordinal);

        await using var db = app.Db();
        Assert.Equal(["code.enabled", "code.recovery-used"], await db.AuditEntries.Where(entry => entry.Subject == $"person/{person.Id}" && entry.Action.StartsWith("code.")).OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync(Stop));
        Assert.Equal(2, await db.Set<Entente.Web.Platform.Messages.Message>().CountAsync(message => message.PersonId == person.Id && message.Kind == "account", Stop));
        // Whoever reads the database alone can make no code.
        Assert.All(await db.UserTokens.Where(token => token.UserId == person.Id).ToListAsync(Stop), token => Assert.DoesNotContain(secret, token.Value!, StringComparison.Ordinal));
        Assert.All(await db.UserTokens.Where(token => token.UserId == person.Id).ToListAsync(Stop), token => Assert.DoesNotContain(codes[1], token.Value!, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Wrong_codes_lock_the_account_as_wrong_passwords_do(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (person, secret, codes, _) = await WithCodes(app);
        var http = app.Client(followRedirects: false);
        await http.SignIn(person.Email, Forms.Strong);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        for (var attempt = 0; attempt < 5; attempt++)
            await Give(http, attempt % 2 == 0 ? Wrong(app, secret) : "AAAAA-AAAAA");
        Assert.Contains("验证码不正确", await (await Give(http, Code(app, secret))).Text(), StringComparison.Ordinal);
        Assert.Contains("验证码不正确", await (await Give(http, codes[0])).Text(), StringComparison.Ordinal);
        Assert.Null((await app.Client(followRedirects: false).SignIn(person.Email, Forms.Strong)).Headers.Location);
    }

    [Fact]
    public async Task A_code_without_the_password_before_it_opens_nothing()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var (_, secret, _, _) = await WithCodes(app);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        var answer = await Give(app.Client(followRedirects: false), Code(app, secret));
        Assert.Null(answer.Headers.Location);
        Assert.Contains("请重新输入密码", await answer.Text(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Codes_end_with_a_last_code_and_new_recovery_codes_take_one_too(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (person, secret, codes, here) = await WithCodes(app);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("验证码不正确", await (await here.Submit("/account/second-step", "recovery", ("Anew.Code", Wrong(app, secret)))).Text(), StringComparison.Ordinal);
        var anew = CodesOn(await (await here.Submit("/account/second-step", "recovery", ("Anew.Code", Code(app, secret)))).Text());
        Assert.Equal(10, anew.Count);
        Assert.Empty(anew.Intersect(codes));
        Assert.Contains("验证码不正确", await (await here.Submit("/account/second-step", "stop", ("Last.Code", codes[1]))).Text(), StringComparison.Ordinal);
        Assert.Equal("/account", Path(app, await here.Submit("/account/second-step", "stop", ("Last.Code", anew[1]))));
        Assert.Equal("/", Path(app, await app.Client(followRedirects: false).SignIn(person.Email, Forms.Strong)));
        await using var db = app.Db();
        Assert.Empty(await db.UserTokens.Where(token => token.UserId == person.Id).ToListAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task An_administrator_resets_a_lost_second_step_and_nobody_else_does(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (person, _, _, here) = await WithCodes(app);
        var humanResources = await app.As(app.Company.HumanResources, followRedirects: false);
        Assert.DoesNotContain("重置两步验证", await humanResources.GetStringAsync($"/admin/people/{person.Id}", Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await humanResources.DeleteAsync($"/api/v1/people/{person.Id}/second-step", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.WithKey("org:write")).DeleteAsync($"/api/v1/people/{person.Id}/second-step", Stop)).StatusCode);

        var administrator = await app.As(app.Company.Administrator, followRedirects: false);
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Submit($"/admin/people/{person.Id}", "reset-step")).StatusCode);
        Assert.StartsWith("/sign-in", Path(app, await here.GetAsync("/services", Stop)), StringComparison.Ordinal);
        Assert.Equal("/", Path(app, await app.Client(followRedirects: false).SignIn(person.Email, Forms.Strong)));
        await using var db = app.Db();
        Assert.Equal(app.Company.Administrator.Id, (await db.AuditEntries.SingleAsync(entry => entry.Action == "code.reset" && entry.Subject == $"person/{person.Id}", Stop)).Actor);
        Assert.Contains(await db.Set<Entente.Web.Platform.Messages.Message>().Where(message => message.PersonId == person.Id).Select(message => message.Chinese).ToListAsync(Stop), text => text.Contains("重置", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.DeleteAsync($"/api/v1/people/{app.Company.Administrator.Id}/second-step", Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Where_the_company_asks_for_it_an_administrator_with_a_password_alone_gets_no_further(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var person = await WithPassword(app, Role.HumanResources);
        var (weak, administrator, seller) = (await app.Enter(person.Email, Forms.Strong), await app.As(app.Company.Administrator, followRedirects: false), await app.As(app.Company.Seller, followRedirects: false));
        Assert.Equal(HttpStatusCode.OK, (await weak.GetAsync("/admin/people", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await weak.GetAsync("/admin/sign-in", Stop)).StatusCode);
        Assert.Equal("/admin/sign-in", Path(app, await administrator.Submit("/admin/sign-in", "rules", ("Form.SecondStepForAdministration", "true"))));

        Assert.Equal("/account/second-step", Path(app, await weak.GetAsync("/admin/people", Stop)));
        Assert.Equal("/account/second-step", Path(app, await weak.GetAsync("/", Stop)));
        Assert.Equal(HttpStatusCode.Forbidden, (await weak.GetAsync("/api/v1/people", Stop)).StatusCode);
        Assert.Equal("/account/second-step", Path(app, await administrator.GetAsync("/admin/sign-in", Stop)));
        Assert.Equal(HttpStatusCode.OK, (await seller.GetAsync("/services", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.WithKey("admin")).GetAsync("/api/v1/people", Stop)).StatusCode);

        var (_, codes) = await SetUp(app, weak);
        Assert.Equal(10, codes.Count);
        Assert.Equal(HttpStatusCode.OK, (await weak.GetAsync("/admin/people", Stop)).StatusCode);
    }

    [GeneratedRegex("<code>(?<secret>[A-Z2-7 ]+)</code>")]
    private static partial Regex SecretPattern();

    [GeneratedRegex("<li>(?<code>[0-9A-Z]{5}-[0-9A-Z]{5})</li>")]
    private static partial Regex CodePattern();

    internal static string Code(App app, string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(app.Clock.GetUtcNow().UtcDateTime);

    private static string Wrong(App app, string secret) => ((int.Parse(Code(app, secret)) + 1) % 1_000_000).ToString("D6");

    private static List<string> CodesOn(string page) => [.. CodePattern().Matches(page).Select(match => match.Groups["code"].Value)];

    private static string? Path(App app, HttpResponseMessage answer) => answer.Headers.Location is { } location ? new Uri(app.Address, location).PathAndQuery : null;

    private static Task<HttpResponseMessage> Give(HttpClient http, string code, string? returnUrl = null) =>
        http.Submit("/sign-in/code" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)), "code", ("Form.Code", code));

    private static async Task<(string Secret, IReadOnlyList<string> Codes)> SetUp(App app, HttpClient http)
    {
        var page = await (await http.Submit("/account/second-step", "begin")).Text();
        var secret = SecretPattern().Match(page).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(32, secret.Length);
        // The page that asks for the code is the answer to a form, so its hidden fields come from there.
        var begun = Forms.Hidden(page, "confirm");
        var wrong = await http.PostAsync("/account/second-step", Forms.Content([.. begun, ("First.Code", Wrong(app, secret))]), Stop);
        Assert.Contains(secret[..4], await wrong.Text(), StringComparison.Ordinal);
        var done = await http.PostAsync("/account/second-step", Forms.Content([.. begun, ("First.Code", Code(app, secret))]), Stop);
        return (secret, CodesOn(await done.Text()));
    }

    private static async Task<Person> WithPassword(App app, Role? role = null)
    {
        var person = await app.Given.Person(app.Company.Sales, role: role);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Passwords>().Set(person.Id, person.Email, Forms.Strong));
        return person;
    }

    private static async Task<(Person Person, string Secret, IReadOnlyList<string> Codes, HttpClient Here)> WithCodes(App app)
    {
        var person = await WithPassword(app);
        var http = await app.Enter(person.Email, Forms.Strong);
        var elsewhere = await app.Enter(person.Email, Forms.Strong);
        var (secret, codes) = await SetUp(app, http);
        Assert.Equal(10, codes.Count);
        // Turning it on throws out whoever else is in.
        Assert.StartsWith("/sign-in", Path(app, await elsewhere.GetAsync("/services", Stop)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/services", Stop)).StatusCode);
        return (person, secret, codes, http);
    }
}
