using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Features.Chain;
using Entente.Web.Features.Organization;
using Entente.Web.Platform;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Organization;

/// <summary>Who may set up the organisation and the chain, and what stays true while several do at once.</summary>
public sealed class OrganizationTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Hr_and_administrators_make_units_and_nobody_else_does(DatabaseKind on)
    {
        var app = await apps.On(on);
        var c = app.Company;
        foreach (var (person, may) in new[] { (c.Seller, false), (c.SalesManager, false), (c.Director, false), (c.Auditor, false), (c.HumanResources, true), (c.Administrator, true) })
        {
            var http = await app.As(person);
            var answer = await http.PostAsJsonAsync("/api/v1/units", new { code = "of-" + person.Email.Split('@')[0], name = "新部门", parent = "company" }, Stop);
            Assert.Equal(may ? HttpStatusCode.Created : HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory, BothDatabases]
    public async Task Whoever_answers_for_the_provider_arranges_its_services_and_others_do_not(DatabaseKind on)
    {
        var app = await apps.On(on);
        var c = app.Company;
        foreach (var (person, may) in new[] { (c.Technician, false), (c.SalesManager, false), (c.Auditor, false), (c.PartsManager, true), (c.AfterSalesManager, true), (c.HumanResources, true), (c.Administrator, true) })
        {
            var answer = await (await app.As(person)).PostAsJsonAsync("/api/v1/services", new { code = "of-" + person.Email.Split('@')[0], name = "服务", provider = "parts", scale = 2, mode = "open", commentRequired = false }, Stop);
            Assert.Equal(may ? HttpStatusCode.Created : HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_manager_does_not_get_at_anothers_service_by_naming_their_own_unit()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var save = app.Services.GetRequiredService<SaveService>();
        var request = new SaveService.Request { Code = "reimbursement", Provider = "sales", Name = "改名", Scale = 2 };
        Assert.IsType<NotAllowed>((await save.Run(request, await ActorOf(app, app.Company.SalesManager), Stop)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_change_of_what_somebody_else_changed_is_answered_412(DatabaseKind on)
    {
        var app = await apps.On(on);
        var unit = await app.Given.Unit("旧名", app.Company.Root);
        var http = await app.As(app.Company.HumanResources);
        Assert.Equal(HttpStatusCode.OK, (await Rename("\"1\"")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Rename("\"1\"")).StatusCode);

        async Task<HttpResponseMessage> Rename(string seen)
        {
            var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/units/{unit.Code}") { Content = JsonContent.Create(new { name = "新名" }) };
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(seen));
            return await http.SendAsync(request, Stop);
        }
    }

    [Theory, BothDatabases]
    public async Task Two_moves_at_once_never_make_a_circle(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (one, two) = (await app.Given.Unit("甲", app.Company.Root), await app.Given.Unit("乙", app.Company.Root));
        var move = app.Services.GetRequiredService<ChangeUnit>();
        var actor = await ActorOf(app, app.Company.Administrator);
        var outcomes = await Task.WhenAll(
            move.Run(one.Code, new ChangeUnit.Request { Name = "甲", Parent = two.Code }, actor, Stop),
            move.Run(two.Code, new ChangeUnit.Request { Name = "乙", Parent = one.Code }, actor, Stop));
        Assert.Single(outcomes, outcome => outcome.Refusal is UnitWouldContainItself);
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
    }

    [Theory, BothDatabases]
    public async Task Two_codes_that_differ_in_case_alone_are_one_code(DatabaseKind on)
    {
        var app = await apps.On(on);
        var create = app.Services.GetRequiredService<CreateUnit>();
        var actor = await ActorOf(app, app.Company.Administrator);
        var outcomes = await Task.WhenAll(new[] { "same", "SAME" }.Select(code => create.Run(new CreateUnit.Request { Code = code, Name = "部门", Parent = "company" }, actor, Stop)));
        Assert.Single(outcomes, outcome => outcome.Refusal is CodeTaken);
    }

    [Theory, BothDatabases]
    public async Task A_new_manager_ends_the_term_of_the_old_one_the_day_before(DatabaseKind on)
    {
        var app = await apps.On(on);
        var unit = await app.Given.Unit("交接部", app.Company.Root);
        await app.Given.Manager(unit, app.Company.Accountant);
        var day = new DateOnly(2026, 4, 1);
        _ = Given.Agreed(await app.Services.GetRequiredService<AppointManager>().Run(unit.Code, new AppointManager.Request { Email = app.Company.Seller.Email, From = day }, await ActorOf(app, app.Company.Administrator), Stop));
        var directory = (await ActorOf(app, app.Company.Administrator)).Directory;
        Assert.Equal([app.Company.Accountant.Id, app.Company.Seller.Id], directory.ManagersOf(unit.Id).Select(term => term.PersonId));
        Assert.Equal(day.AddDays(-1), directory.ManagersOf(unit.Id).First().To);
        // The date was mistyped and is put right; then whoever is in office stays.
        foreach (var (person, from, left) in new[] { (app.Company.Seller, day.AddDays(10), 2), (app.Company.Accountant, day, 1) })
        {
            _ = Given.Agreed(await app.Services.GetRequiredService<AppointManager>().Run(unit.Code, new AppointManager.Request { Email = person.Email, From = from }, await ActorOf(app, app.Company.Administrator), Stop));
            directory = (await ActorOf(app, app.Company.Administrator)).Directory;
            Assert.Equal((left, person.Id), (directory.ManagersOf(unit.Id).Count(), directory.ManagersOf(unit.Id).Last().PersonId));
        }

        Assert.Null(directory.ManagersOf(unit.Id).Single().To);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_year_that_nobody_means_is_refused_and_kills_nothing(string day)
    {
        await using var app = await App.Start();
        var c = app.Company;
        using var hr = await app.As(c.HumanResources);
        foreach (var (path, form, fields) in new (string, string, (string, string)[])[]
        {
            ("/admin/units/parts", "names", [("Form.Name", "配件组"), ("Form.Parent", "sales"), ("Form.MovedOn", day)]),
            ("/admin/units/parts", "manager", [("Manager.Email", c.Seller.Email), ("Manager.From", day)]),
        })
        {
            using var refused = await hr.Submit(path, form, fields);
            Assert.True((int)refused.StatusCode is < 500, path);
            Assert.Contains("role=\"alert\"", await refused.Text(), StringComparison.Ordinal);
        }

        using (var calendar = await hr.Send("/admin/calendar", await hr.GetStringAsync("/admin/calendar", Stop), text => text.Contains("Entered.Lines", StringComparison.Ordinal), ("Entered.Lines", $"{day} 班 补班")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, calendar.StatusCode);
        using var auditor = await app.As(c.Auditor);
        foreach (var path in new[] { $"/audit?from={day}&to={day}", $"/units/parts?period={day[..4]}-Q1", $"/units/parts/bads?period={day[..4]}-Q1", $"/readiness?period={day[..4]}-Q1", $"/encounters?period={day[..4]}-Q1", $"/chain?period={day[..4]}-Q1", $"/units/parts/recoveries?period={day[..4]}-Q1" })
            Assert.True((await auditor.GetAsync(path, Stop)).StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task A_manager_who_is_appointed_without_a_day_begins_today()
    {
        await using var app = await App.Start();
        var unit = await app.Given.Unit("新设部", app.Company.Root);
        using var hr = await app.As(app.Company.HumanResources);
        (await hr.Submit($"/admin/units/{unit.Code}", "manager", ("Manager.Email", app.Company.Seller.Email), ("Manager.From", ""))).EnsureSuccessStatusCode();
        var actor = await ActorOf(app, app.Company.HumanResources);
        Assert.Equal(actor.Today, Assert.Single(actor.Directory.ManagersOf(unit.Id)).From);
    }

    [Fact]
    public async Task A_form_with_nothing_but_spaces_says_what_is_wrong_with_it()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        using var admin = await app.As(app.Company.Administrator);
        foreach (var (path, form, blank, other) in new[] { ("/admin/units", "unit", "Form.Name", "Form.Code"), ("/admin/people", "person", "Form.Name", "Form.Email"), ("/admin/services", "service", "Form.Name", "Form.Code") })
        {
            using var refused = await admin.Submit(path, form, (blank, "   "), (other, "leer@repair.example"));
            var page = await refused.Text();
            Assert.Contains("有必填的内容没有填写", page, StringComparison.Ordinal);
            // Not inside something that is folded up.
            Assert.DoesNotContain("<details class=\"card\"><summary>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_unit_that_serves_or_is_served_is_not_dissolved()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        Assert.IsType<UnitStillServes>((await app.Services.GetRequiredService<DissolveUnit>().Run("finance", null, await ActorOf(app, app.Company.Administrator), Stop)).Refusal);
    }

    [Fact]
    public async Task Hr_does_not_remove_an_administrator()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        Assert.IsType<NotAllowed>((await app.Services.GetRequiredService<RemovePerson>().Run(app.Company.Administrator.Id, await ActorOf(app, app.Company.HumanResources), Stop)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_membership_begins_once_and_ends_but_never_the_home(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Sales);
        var actor = await ActorOf(app, app.Company.HumanResources);
        var begin = app.Services.GetRequiredService<BeginMembership>();
        var begun = Given.Agreed(await begin.Run(person.Id, new BeginMembership.Request { Unit = "parts" }, actor, Stop));
        Assert.IsType<AlreadyMember>((await begin.Run(person.Id, new BeginMembership.Request { Unit = "parts" }, actor, Stop)).Refusal);
        var end = app.Services.GetRequiredService<EndMembership>();
        Assert.False((await end.Run(begun.Id, null, actor, Stop)).IsRefused);
        var home = actor.Directory.MembershipsOf(person.Id).Single(membership => membership.UnitId == app.Company.Sales.Id);
        Assert.IsType<HomeStays>((await end.Run(home.Id, null, actor, Stop)).Refusal);
    }

    private static async Task<Actor> ActorOf(App app, Person person)
    {
        var chain = await app.Services.GetRequiredService<Data.Snapshots>().Read(Stop);
        return new Actor(person.Id, null, new HashSet<string>(), chain, chain.Directory.DayOf(app.Now));
    }
}
