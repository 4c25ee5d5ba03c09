using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Goals;

/// <summary>A goal from draft to verdict, over HTTP.</summary>
public sealed class GoalFlowTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task A_goal_is_written_signed_worked_on_reported_verified_and_judged(DatabaseKind on)
    {
        var app = await apps.On(on);
        var company = app.Company;
        using var made = await (await app.As(company.PartsManager)).PostAsJsonAsync("/api/v1/goals", Promises.Asked(app), Promises.Json, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = Guid.Parse(made.Headers.Location!.OriginalString.Split('/')[^1]);
        var hash = (await Stored(app, id)).Latest.Hash;
        await Do(app, company.PartsManager, id, "propose", new { });
        await Do(app, company.PartsManager, id, "sign", new { @as = "owner", hash });
        Assert.Equal(GoalState.Proposed, (await Stored(app, id)).State);
        await Do(app, company.TechniciansManager, id, "sign", new { @as = "served", unit = company.Technicians.Code, hash });
        await Do(app, company.PartsManager, id, "start", new { on = "2026-03-25" });
        await Do(app, company.Storekeeper, id, "check-in", new { confidence = 7, text = "断货少了" });
        await Do(app, company.Storekeeper, id, "criteria/1/report", new { value = 96, on = "2026-03-25", link = "https://files.repair.example/list" });
        await Do(app, company.PartsManager, id, "report", new { });
        await Do(app, company.TechniciansManager, id, "verify", new { @as = "served", unit = company.Technicians.Code });
        await Do(app, company.AfterSalesManager, id, "judge", new { points = 90, text = "做到了" });
        var goal = await Stored(app, id);
        Assert.Equal((GoalState.Verified, OutcomeKind.Met, 90), (goal.State, goal.Outcome!.Kind, goal.Verdict!.Points));
        Assert.True(goal.IsJointlySet(at => DateOnly.FromDateTime(at.UtcDateTime)));
        foreach (var path in new[] { $"/goals/{id}", "/goals", $"/goals/{id}/changes", $"/units/{company.Parts.Code}" })
            Assert.Contains("常用件当天到工位", WebUtility.HtmlDecode(await (await app.As(company.Technician)).GetStringAsync(path, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        await using var db = app.Db();
        var noted = await db.AuditEntries.Where(entry => entry.Subject == $"goal/{id}").Select(entry => entry.Action).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(10, noted.Count);
    }

    [Theory, BothDatabases]
    public async Task Whoever_it_waits_for_finds_a_goal_on_home_from_the_draft_to_the_verdict(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (company, draft) = (app.Company, await Promises.Draft(app));
        var (owner, customer) = (new GoalParty(PartyKind.Owner, company.Parts.Id), new GoalParty(PartyKind.Served, company.Technicians.Id));
        var (title, today, stop) = (draft.Body.Title, DateOnly.FromDateTime(app.Now.ToOffset(TimeSpan.FromHours(8)).DateTime), TestContext.Current.CancellationToken);
        await Waits(company.PartsManager, $"目标草稿“{title}”待提交签署", goal => goal.Propose() ?? goal.Sign(owner, goal.Latest.Hash, company.PartsManager.Id, app.Now));
        await Waits(company.TechniciansManager, $"签署目标“{title}”", goal => goal.Sign(customer, goal.Latest.Hash, company.TechniciansManager.Id, app.Now));
        await Waits(company.PartsManager, $"目标“{title}”各方已签，可以开工", goal =>
            goal.Start(today, today, app.Now) ?? goal.RecordFact(new Fact { Criterion = 1, Value = 96, On = today, By = company.PartsManager.Id, At = app.Now }, today) ?? goal.Report(app.Now));
        await Waits(company.TechniciansManager, $"核验目标“{title}”", goal => goal.Confirm(customer, null, app.Now, company.TechniciansManager.Id));
        await Waits(company.AfterSalesManager, $"请评定目标“{title}”", goal => goal.Judge(90, "稳定。", app.Now, company.AfterSalesManager.Id));

        async Task Waits(Person person, string words, Func<Goal, Refusal?> step)
        {
            foreach (var one in new[] { company.PartsManager, company.TechniciansManager, company.AfterSalesManager })
            {
                using var http = await app.As(one);
                var home = WebUtility.HtmlDecode(await http.GetStringAsync("/", stop));
                Assert.Equal(one == person, home.Contains(words, StringComparison.Ordinal));
            }

            await using var db = app.Db();
            Assert.Null(step(await db.Goals.SingleAsync(goal => goal.Id == draft.Id, stop)));
            await db.SaveChangesAsync(stop);
        }
    }

    [Theory, BothDatabases]
    public async Task Signing_what_changed_is_refused_with_what_changed(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Proposed(app);
        await Do(app, app.Company.PartsManager, goal.Id, "sign", new { @as = "owner", hash = goal.Latest.Hash });
        using var owner = await app.As(app.Company.PartsManager);
        Assert.Equal(HttpStatusCode.OK, (await owner.PutAsJsonAsync($"/api/v1/goals/{goal.Id}", Promises.Asked(app) with { Title = "常用件次日到工位" }, Promises.Json, TestContext.Current.CancellationToken)).StatusCode);
        using var customer = await app.As(app.Company.TechniciansManager);
        using var refused = await customer.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/sign", new { @as = "served", unit = app.Company.Technicians.Code, hash = goal.Latest.Hash }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Contains("title", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty((await Stored(app, goal.Id)).Latest.Signatures);
    }

    [Theory, BothDatabases]
    public async Task A_successor_signs_where_the_manager_left(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var goal = await Promises.Proposed(app);
        await using (var db = app.Db())
        {
            var term = await db.ManagerTerms.SingleAsync(one => one.UnitId == app.Company.Technicians.Id, TestContext.Current.CancellationToken);
            Assert.Null(term.End(new DateOnly(2026, 3, 20)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await app.Given.Manager(app.Company.Technicians, app.Company.SecondTechnician, new DateOnly(2026, 3, 21));
        var served = new { @as = "served", unit = app.Company.Technicians.Code, hash = goal.Latest.Hash };
        using var left = await app.As(app.Company.TechniciansManager);
        Assert.Equal(HttpStatusCode.Forbidden, (await left.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/sign", served, TestContext.Current.CancellationToken)).StatusCode);
        await Do(app, app.Company.SecondTechnician, goal.Id, "sign", served);
    }

    [Theory, BothDatabases]
    public async Task Weights_that_do_not_add_up_and_a_wrong_step_get_a_sentence(DatabaseKind on)
    {
        var app = await apps.On(on);
        var asked = Promises.Asked(app);
        asked.Criteria![0].Weight = 90;
        using var owner = await app.As(app.Company.PartsManager);
        using var made = await owner.PostAsJsonAsync("/api/v1/goals", asked, Promises.Json, TestContext.Current.CancellationToken);
        var id = made.Headers.Location!.OriginalString.Split('/')[^1];
        using var refused = await owner.PostAsJsonAsync($"/api/v1/goals/{id}/propose", new { }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("90", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await owner.PostAsJsonAsync($"/api/v1/goals/{id}/report", new { }, TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task Do(App app, Person person, Guid id, string step, object body)
    {
        using var http = await app.As(person);
        using var answer = await http.PostAsJsonAsync($"/api/v1/goals/{id}/{step}", body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{step}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    private static async Task<Goal> Stored(App app, Guid id)
    {
        await using var db = app.Db();
        return await db.Goals.SingleAsync(goal => goal.Id == id, TestContext.Current.CancellationToken);
    }
}
