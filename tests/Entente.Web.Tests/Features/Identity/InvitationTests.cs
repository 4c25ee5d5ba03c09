using System.Net;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Features.Identity;
using Entente.Web.Features.Organization;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Identity;

/// <summary>How a person comes by their first password, and how a company comes by its first administrator.</summary>
public sealed class InvitationTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_invited_person_chooses_a_password_once(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Sales);
        var path = "/invitation/" + await Invite(app, person);
        var http = app.Client(followRedirects: false);
        Assert.Contains("太短", await (await http.Submit(path, "invitation", ("Password", "short"))).Text(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", new Uri(app.Address, (await http.Submit(path, "invitation", ("Password", Forms.Strong))).Headers.Location!).AbsolutePath);
        await app.Enter(person.Email, Forms.Strong);

        Assert.DoesNotContain("name=\"Password\"", await (await http.GetAsync(path, Stop)).Text(), StringComparison.Ordinal);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.IsType<InvitationInvalid>((await scope.ServiceProvider.GetRequiredService<AcceptInvitation>().Run(path.Split('/')[^1], Forms.StrongToo, Stop)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_link_that_is_tampered_with_or_old_or_superseded_opens_nothing(DatabaseKind on)
    {
        var app = await App.Start(on);
        await using var _ = app;
        var person = await app.Given.Person(app.Company.Sales);
        var first = await Invite(app, person);
        Assert.True(await Opens(first));
        Assert.False(await Opens((first[0] == 'A' ? 'B' : 'A') + first[1..]));
        Assert.False(await Opens(first[..^1]));
        Assert.False(await Opens(""));
        var second = await Invite(app, person);
        Assert.False(await Opens(first));
        Assert.True(await Opens(second));
        app.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        Assert.False(await Opens(second));

        await using var db = app.Db();
        var kept = await db.Set<Invitation>().SingleAsync(Stop);
        Assert.Equal(32, kept.TokenHash.Length);
        Assert.NotEqual(System.Text.Encoding.UTF8.GetBytes(second), kept.TokenHash);

        async Task<bool> Opens(string token)
        {
            await using var scope = app.Services.CreateAsyncScope();
            return !(await scope.ServiceProvider.GetRequiredService<ReadInvitation>().Read(token, Stop)).IsRefused;
        }
    }

    [Theory, BothDatabases]
    public async Task Whatever_address_a_person_can_have_they_can_sign_in_with(DatabaseKind on)
    {
        var app = await apps.On(on);
        foreach (var email in new[] { "o'brien@repair.example", "张伟@repair.example", "a&b/c=d@repair.example" })
        {
            var person = await app.Given.Person(app.Company.Sales, email: email);
            await using var scope = app.Services.CreateAsyncScope();
            var passwords = scope.ServiceProvider.GetRequiredService<Passwords>();
            Assert.Null(await passwords.Set(person.Id, person.Email, "seven-quiet-lathes-hum"));
            Assert.Null(await passwords.Set(person.Id, person.Email, "eight-quiet-lathes-hum"));
            Assert.IsType<PasswordWeak>(await passwords.Set(person.Id, person.Email, "1234567890"));
        }
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_set_one_password_at_once_none_is_shown_a_code_of_identity(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Sales);
        await app.As(person);
        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Passwords>().Set(person.Id, person.Email, $"seven-quiet-lathes-hum-{i}");
        }));
        Assert.All(refusals, refusal => Assert.True(refusal is null or ChangedUnderYou, $"{refusal}"));
        Assert.Contains(null, refusals);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_use_a_link_at_once_one_sets_the_password(DatabaseKind on)
    {
        var app = await apps.On(on);
        var token = await Invite(app, await app.Given.Person(app.Company.Sales));
        var outcomes = await Task.WhenAll(new[] { Forms.Strong, Forms.StrongToo }.Select(async password =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<AcceptInvitation>().Run(token, password, Stop);
        }));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
    }

    [Theory, BothDatabases]
    public async Task Hr_invites_employees_but_becomes_no_administrator_by_it(DatabaseKind on)
    {
        var app = await apps.On(on);
        var invite = app.Services.CreateScope().ServiceProvider.GetRequiredService<InvitePerson>();
        var hr = await ActorOf(app, app.Company.HumanResources);
        Assert.False((await invite.Run(app.Company.Seller.Id, hr, Stop)).IsRefused);
        foreach (var watched in new[] { app.Company.Administrator, app.Company.Auditor })
            Assert.IsType<NotAllowed>((await invite.Run(watched.Id, hr, Stop)).Refusal);
        Assert.IsType<NotAllowed>((await invite.Run(app.Company.Seller.Id, await ActorOf(app, app.Company.Auditor), Stop)).Refusal);
        Assert.False((await invite.Run(app.Company.Auditor.Id, await ActorOf(app, app.Company.Administrator), Stop)).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task Two_administrators_cannot_take_the_role_from_each_other_at_once(DatabaseKind on)
    {
        var app = await App.Start(on);
        await using var _ = app;
        var second = await app.Given.Person(app.Company.Root, role: Role.Administrator);
        var set = app.Services.GetRequiredService<SetRole>();
        var (one, two) = (await ActorOf(app, app.Company.Administrator), await ActorOf(app, second));
        var outcomes = await Task.WhenAll(set.Run(second.Id, Role.Administrator, false, one, Stop), set.Run(app.Company.Administrator.Id, Role.Administrator, false, two, Stop));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        await using var db = app.Db();
        Assert.Equal(1, await db.RoleGrants.CountAsync(grant => grant.Role == Role.Administrator, Stop));
    }

    [Theory, BothDatabases]
    public async Task The_printed_link_makes_one_company_and_one_administrator(DatabaseKind on)
    {
        var app = await App.Start(on, empty: true);
        await using var _ = app;
        var link = app.Services.GetRequiredService<FoundingLink>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(async i =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<FoundCompany>().Run(link.Path.Split('/')[^1], Asked($"first{i}@repair.example", $"company{i}"), Stop);
        }));
        var founder = Assert.Single(outcomes, outcome => !outcome.IsRefused).Value!;
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.IsType<AlreadyFounded>(outcome.Refusal));
        await using var db = app.Db();
        Assert.Equal((1, 1, 1), (await db.Units.CountAsync(Stop), await db.People.CountAsync(Stop), await db.Companies.CountAsync(Stop)));

        var http = await app.Enter(founder.Email, Forms.Strong);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/admin/keys", Stop)).StatusCode);
        Assert.DoesNotContain("<form method=\"post\" name=\"first\"", await (await app.Client().GetAsync(link.Path, Stop)).Text(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_company_that_was_imported_gets_its_administrator_by_the_same_page(DatabaseKind on)
    {
        var app = await App.Start(on, empty: true);
        await using var _ = app;
        await app.Given.Save(Company.Found("Asia/Shanghai", false));
        var root = await app.Given.Unit("导入的公司", code: "imported");
        var known = await app.Given.Person(root, "导入的人", "imported@repair.example");
        var http = app.Client(followRedirects: false);
        var path = app.Services.GetRequiredService<FoundingLink>().Path;
        Assert.DoesNotContain("Form.Company", await (await http.GetAsync(path, Stop)).Text(), StringComparison.Ordinal);
        var sent = await http.Submit(path, "first", ("Form.Name", "导入的人"), ("Form.Email", known.Email), ("Form.Password", Forms.Strong));
        Assert.True(sent.Headers.Location is not null, await sent.Text());
        Assert.Equal(HttpStatusCode.OK, (await (await app.Enter(known.Email, Forms.Strong)).GetAsync("/admin/keys", Stop)).StatusCode);
        await using var db = app.Db();
        Assert.Equal((1, 1), (await db.Units.CountAsync(Stop), await db.People.CountAsync(Stop)));
    }

    [Fact]
    public async Task Without_the_printed_link_nobody_becomes_administrator()
    {
        var app = await App.Start(empty: true);
        await using var _ = app;
        await using var scope = app.Services.CreateAsyncScope();
        var found = scope.ServiceProvider.GetRequiredService<FoundCompany>();
        Assert.IsType<AlreadyFounded>((await found.Run("guess", Asked("a@repair.example", "c"), Stop)).Refusal);
        var weak = Asked("zhang.wei@repair.example", "c");
        weak.Password = "northwind motors";
        weak.EnglishCompany = "Northwind Motors";
        Assert.Equal(PasswordStrength.Personal, (await found.Run(app.Services.GetRequiredService<FoundingLink>().Path.Split('/')[^1], weak, Stop)).Refusal!.Code);
        await using var db = app.Db();
        Assert.False(await db.People.AnyAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task An_invitation_goes_out_by_mail_and_no_table_holds_its_link(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        var person = await app.Given.Person(app.Company.Sales);
        var superseded = await Invite(app, person);
        using var admin = await app.As(app.Company.Administrator);
        var invited = await (await admin.Submit($"/admin/people/{person.Id}", "invite")).Text();
        Assert.Contains("链接也会立即发到本人邮箱", invited, StringComparison.Ordinal);
        Assert.Contains("邀请邮件正在发送", invited, StringComparison.Ordinal);
        await using var db = app.Db();
        var row = await db.Set<Dispatch>().AsNoTracking().SingleAsync(Stop);
        await app.SendDue();
        var mail = Assert.Single(server.All);
        Assert.Equal([$"<{person.Email}>"], mail.To);
        var path = System.Text.RegularExpressions.Regex.Match(mail.Body, "/invitation/[A-Za-z0-9_-]{43}").Value;
        Assert.Contains(path, invited, StringComparison.Ordinal);
        Assert.DoesNotContain(superseded, mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(path, row.Content.Sections[0].Lines[0].Href, StringComparison.Ordinal);
        using var http = app.Client(followRedirects: false);
        // What the outbox holds opens nothing.
        Assert.DoesNotContain("name=\"Password\"", await (await http.GetAsync(row.Content.Sections[0].Lines[0].Href, Stop)).Text(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", new Uri(app.Address, (await http.Submit(path, "invitation", ("Password", Forms.Strong))).Headers.Location!).AbsolutePath);
        Assert.Contains("邀请邮件已于", WebUtility.HtmlDecode(await admin.GetStringAsync($"/admin/people/{person.Id}", Stop)), StringComparison.Ordinal);
    }

    private static FoundCompany.Request Asked(string email, string code) => new() { Company = "新公司", Code = code, Name = "首位管理员", Email = email, Password = Forms.Strong };

    private static async Task<string> Invite(App app, Person person) =>
        Given.Agreed(await app.Services.CreateScope().ServiceProvider.GetRequiredService<InvitePerson>().Run(person.Id, await ActorOf(app, app.Company.Administrator), Stop));

    private static async Task<Actor> ActorOf(App app, Person person)
    {
        var chain = await app.Services.GetRequiredService<Data.Snapshots>().Read(Stop);
        return new Actor(person.Id, null, new HashSet<string>(), chain, chain.Directory.DayOf(app.Now));
    }
}
