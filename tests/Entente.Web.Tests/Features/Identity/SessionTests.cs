using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Identity;

/// <summary>Where somebody is signed in, and how that ends: at once, whatever cookie a browser still holds.</summary>
public sealed class SessionTests(Apps apps) : IClassFixture<Apps>
{
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Somebody_sees_their_browsers_and_ends_one_or_all_others(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await WithPassword(app);
        var (desk, phone, third) = (await Enter(app, person), await Enter(app, person, Phone), await Enter(app, person));
        var page = await (await desk.GetAsync("/account", Stop)).Text();
        Assert.Contains("Safari · iPhone", page, StringComparison.Ordinal);
        Assert.Single(Split(page, ">本设备"));
        Assert.Contains("127.0.0.1", page, StringComparison.Ordinal);

        await using var db = app.Db();
        var onPhone = await db.Set<Session>().AsNoTracking().SingleAsync(session => session.PersonId == person.Id && session.Agent == Phone, Stop);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Submit("/account", $"session-{onPhone.Id}")).StatusCode);
        Assert.False(await IsIn(phone));
        Assert.True(await IsIn(third));
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Submit("/account", "sessions-others")).StatusCode);
        Assert.False(await IsIn(third));
        Assert.True(await IsIn(desk));
        Assert.Equal(1, await db.Set<Session>().CountAsync(session => session.PersonId == person.Id, Stop));
    }

    [Theory, BothDatabases]
    public async Task Nobody_ends_a_session_of_somebody_else(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (person, other) = (await WithPassword(app), await WithPassword(app));
        var (mine, theirs) = (await Enter(app, person), await Enter(app, other));
        await Enter(app, person);
        await using var db = app.Db();
        var foreign = await db.Set<Session>().AsNoTracking().SingleAsync(session => session.PersonId == other.Id, Stop);
        // The form of one's own session, with the name of a foreign one.
        var own = await db.Set<Session>().AsNoTracking().Where(session => session.PersonId == person.Id).OrderBy(session => session.BegunAt).Select(session => session.Id).ToListAsync(Stop);
        var page = await mine.GetStringAsync("/account", Stop);
        var fields = own.Where(id => page.Contains($"session-{id}", StringComparison.Ordinal)).Select(id => Forms.Hidden(page, $"session-{id}")).First();
        var answer = await mine.PostAsync("/account", Forms.Content([.. fields.Select(field => field.Name == "_handler" ? (field.Name, $"session-{foreign.Id}") : field)]), Stop);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.True(await IsIn(theirs));
        Assert.Equal(HttpStatusCode.Forbidden, (await mine.GetAsync($"/api/v1/people/{other.Id}/sessions", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await mine.DeleteAsync($"/api/v1/people/{other.Id}/sessions", Stop)).StatusCode);
        Assert.True(await IsIn(theirs));
    }

    [Theory, BothDatabases]
    public async Task A_session_that_one_node_ends_is_over_on_the_other_at_once(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var node = await app.Beside();
        var person = await WithPassword(app);
        var (here, there) = (await Enter(app, person), await Enter(node, person));
        Assert.True(await IsIn(there));
        var administrator = await app.WithKey("admin");
        var listed = await administrator.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/people/{person.Id}/sessions", Stop);
        Assert.Equal(2, listed.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.DeleteAsync($"/api/v1/people/{person.Id}/sessions", Stop)).StatusCode);
        Assert.False(await IsIn(here));
        Assert.False(await IsIn(there));
        await using var db = app.Db();
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Action == "session.ended-by-administrator" && entry.Subject == $"person/{person.Id}", Stop));
        Assert.True(await db.Set<Entente.Web.Platform.Messages.Message>().AnyAsync(message => message.PersonId == person.Id && message.Kind == "account", Stop));
    }

    [Theory, BothDatabases]
    public async Task A_cookie_that_was_copied_dies_with_the_sign_out(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await WithPassword(app);
        var http = app.Client(followRedirects: false);
        var entered = await http.SignIn(person.Email, Forms.Strong);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("entente=", StringComparison.Ordinal)).Split(';')[0];
        var thief = app.Client(followRedirects: false);
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.True(await IsIn(thief));
        var page = await http.GetStringAsync("/account", Stop);
        await http.PostAsync("/sign-out", Forms.Content(("__RequestVerificationToken", Forms.Token(page))), Stop);
        Assert.False(await IsIn(thief));
    }

    [Theory, BothDatabases]
    public async Task A_new_role_and_a_chosen_password_throw_out_whoever_was_in(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await WithPassword(app);
        var (http, administrator) = (await Enter(app, person), await app.As(app.Company.Administrator, followRedirects: false));
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Submit($"/admin/people/{person.Id}", $"role-{Role.Auditor}")).StatusCode);
        Assert.False(await IsIn(http));
        Assert.True(await IsIn(administrator));

        var again = await Enter(app, person);
        await using var scope = app.Services.CreateAsyncScope();
        var actor = Entente.Web.Platform.Actor.AtTheCommandLine(await app.Services.GetRequiredService<Snapshots>().Read(Stop), new DateOnly(2026, 3, 25));
        var token = Given.Agreed(await scope.ServiceProvider.GetRequiredService<InvitePerson>().Run(person.Id, actor, Stop));
        Given.Agreed(await scope.ServiceProvider.GetRequiredService<AcceptInvitation>().Run(token, Forms.StrongToo, Stop));
        Assert.False(await IsIn(again));
    }

    [Theory, BothDatabases]
    public async Task When_it_was_last_used_is_known_within_minutes_and_an_old_one_is_cleared_away(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var person = await WithPassword(app);
        var http = await Enter(app, person);
        await using var db = app.Db();
        var begun = (await Of(db, person)).SeenAt;
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await IsIn(http));
        Assert.Equal(begun, (await Of(db, person)).SeenAt);
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.True(await IsIn(http));
        Assert.Equal(app.Now, (await Of(db, person)).SeenAt);

        app.Clock.Advance(TimeSpan.FromDays(20));
        var other = await WithPassword(app);
        await Enter(app, other);
        Assert.Empty(await db.Set<Session>().AsNoTracking().Where(session => session.PersonId == person.Id).ToListAsync(Stop));
    }

    private static Task<Session> Of(EntenteDb db, Person person) => db.Set<Session>().AsNoTracking().SingleAsync(session => session.PersonId == person.Id, Stop);

    private static string[] Split(string page, string words) => page.Split(words)[1..];

    private static async Task<bool> IsIn(HttpClient http) => (await http.GetAsync("/services", Stop)).StatusCode is HttpStatusCode.OK;

    private static async Task<HttpClient> Enter(App app, Person person, string? agent = null)
    {
        var http = app.Client(followRedirects: false);
        if (agent is not null)
            http.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        Assert.NotNull((await http.SignIn(person.Email, Forms.Strong)).Headers.Location);
        return http;
    }

    private static async Task<Person> WithPassword(App app)
    {
        var person = await app.Given.Person(app.Company.Sales);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Passwords>().Set(person.Id, person.Email, Forms.Strong));
        return person;
    }
}
