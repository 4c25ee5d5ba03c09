using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Goals;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Goals;

/// <summary>A goal by the forms of its pages alone.</summary>
public sealed class GoalPageTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_goal_goes_from_a_blank_form_to_a_verdict_and_into_the_next_period(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (owner, customer, worker, superior) = (await app.As(app.Company.PartsManager), await app.As(app.Company.TechniciansManager), await app.As(app.Company.Storekeeper), await app.As(app.Company.AfterSalesManager));
        using var written = await owner.Write("/goals/new", ("Form.Title", "急件两小时内有答复"), ("Form.Period", "2026-03"), ("Form.Serves", app.Company.Technicians.Code), ("Form.Reason", "夜班等不起"),
            ("Form.Criteria[0].Measure", "两小时内答复"), ("Form.Criteria[0].Target", "95"), ("Form.Criteria[0].Unit", "%"), ("Form.Criteria[0].Weight", "100"), ("Form.Criteria[0].MeasuredBy", "技师"), ("Form.Criteria[0].Evidence", "急件登记"),
            ("Form.Steps[0].Text", "排夜班值班表"), ("Form.Steps[0].Owner", "仓管"), ("Form.Steps[0].Day", "2026-03-10"));
        var id = Guid.Parse(written.RequestMessage!.RequestUri!.Segments[^1]);
        Ok(await owner.Write($"/goals/{id}/edit", ("Form.Title", "急件两小时内答复技师")));
        Ok(await owner.Take(id, GoalVerb.Propose));
        Assert.Equal(PartyKind.Owner, Assert.Single((await Stored(app, id)).Latest.Signatures).Party.Kind);
        Ok(await customer.Take(id, GoalVerb.Sign));
        Ok(await owner.Take(id, GoalVerb.Start, ("Asked.On", "2026-03-25")));
        Ok(await worker.Take(id, GoalVerb.CheckIn, ("Asked.Confidence", "8"), ("Asked.Text", "值班表已排好")));
        Ok(await worker.Take(id, GoalVerb.FinishStep));
        Ok(await worker.Upload(id, "登记.txt", new StringContent("三十单全部按时")));
        var file = Assert.Single(await Files(app, id));
        Ok(await worker.Take(id, GoalVerb.RecordFact, ("Asked.Number", "1"), ("Asked.Value", "96.5"), ("Asked.On", "2026-03-25"), ("Asked.Link", "https://files.repair.example/urgent"), ("Asked.Files", file.ToString())));
        Assert.Contains("截至目前", await customer.GetStringAsync($"/goals/{id}", Stop) is var page ? WebUtility.HtmlDecode(page) : "", StringComparison.Ordinal);
        Ok(await owner.Take(id, GoalVerb.Report));
        Ok(await customer.Send($"/goals/{id}", await customer.GetStringAsync($"/goals/{id}", Stop), form => form.Contains("value=\"Verify\"", StringComparison.Ordinal) && !form.Contains("Asked.Disputed", StringComparison.Ordinal), ("Asked.Text", "属实")));
        Ok(await superior.Take(id, GoalVerb.Judge, ("Asked.Points", "90"), ("Asked.Text", "夜班也稳住了")));
        var goal = await Stored(app, id);
        Assert.Equal((GoalState.Verified, "急件两小时内答复技师", 96.5, 90), (goal.State, goal.Body.Title, goal.Facts[0].Value, goal.Verdict!.Points));
        Assert.Equal([file], goal.Facts[0].Files);
        Assert.Equal("https://files.repair.example/urgent", goal.Facts[0].Link);
        Assert.Single(goal.Finished);
        using var carried = await owner.Take(id, GoalVerb.CarryOver);
        var next = await Stored(app, Guid.Parse(carried.RequestMessage!.RequestUri!.Segments[^1]));
        Assert.Equal((GoalState.Draft, "2026-04", id), (next.State, next.PeriodCode, next.ContinuesId));
        Ok(await owner.Take(next.Id, GoalVerb.Drop, ("Asked.Text", "系统上线后自动答复")));
        Assert.Equal("系统上线后自动答复", (await Stored(app, next.Id)).DropReason);
    }

    [Theory, BothDatabases]
    public async Task A_dispute_goes_to_the_superior_of_both_after_ten_working_days(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var goal = await Promises.Active(app);
        var (owner, customer, superior) = (await app.As(app.Company.PartsManager), await app.As(app.Company.TechniciansManager), await app.As(app.Company.AfterSalesManager));
        Ok(await owner.Take(goal.Id, GoalVerb.RecordFact, ("Asked.Value", "96")));
        Ok(await owner.Take(goal.Id, GoalVerb.Report));
        Ok(await customer.Send($"/goals/{goal.Id}", await customer.GetStringAsync($"/goals/{goal.Id}", Stop), form => form.Contains("Asked.Disputed", StringComparison.Ordinal), ("Asked.Number", "1"), ("Asked.Text", "三月缺了两天")));
        Assert.DoesNotContain("value=\"Settle\"", await superior.GetStringAsync($"/goals/{goal.Id}", Stop), StringComparison.Ordinal);
        using (var early = await superior.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/settle", new { @as = "served", unit = app.Company.Technicians.Code, text = "以登记为准" }, Stop))
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        app.Clock.Advance(TimeSpan.FromDays(22));
        superior = await app.As(app.Company.AfterSalesManager);
        var waits = WebUtility.HtmlDecode(await superior.GetStringAsync("/", Stop));
        Assert.Contains($"/goals/{goal.Id}#verify", waits, StringComparison.Ordinal);
        Ok(await superior.Take(goal.Id, GoalVerb.Settle, ("Asked.Text", "以登记为准"), ("Asked.Value", "94"), ("Asked.On", "2026-03-25")));
        var settled = await Stored(app, goal.Id);
        Assert.Equal((GoalState.Verified, OutcomeKind.Partly), (settled.State, settled.Outcome!.Kind));
        Assert.Equal("以登记为准", settled.Findings[0].Settlement);
    }

    [Theory, BothDatabases]
    public async Task Signing_a_text_that_changed_shows_what_changed_and_signs_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Proposed(app);
        var (owner, customer) = (await app.As(app.Company.PartsManager), await app.As(app.Company.TechniciansManager));
        Ok(await owner.Take(goal.Id, GoalVerb.Sign));
        var seen = await customer.GetStringAsync($"/goals/{goal.Id}", Stop);
        Ok(await owner.Write($"/goals/{goal.Id}/edit", ("Form.Title", "常用件次日到工位"), ("Form.Criteria[0].Target", "90")));
        using var refused = await customer.Send($"/goals/{goal.Id}", seen, form => form.Contains("value=\"Sign\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        var words = await refused.Words();
        Assert.Contains("名称、第 1 条标准", words, StringComparison.Ordinal);
        Assert.Contains("<ins>常用件次日到工位</ins>", words, StringComparison.Ordinal);
        Assert.Empty((await Stored(app, goal.Id)).Latest.Signatures);
        Ok(await customer.Send($"/goals/{goal.Id}", words, form => form.Contains("value=\"Sign\"", StringComparison.Ordinal)));
        Assert.Single((await Stored(app, goal.Id)).Latest.Signatures);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_edit_at_once_the_second_sees_the_difference_and_loses_no_word(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Proposed(app);
        var (owner, customer) = (await app.As(app.Company.PartsManager), await app.As(app.Company.TechniciansManager));
        Ok(await owner.Take(goal.Id, GoalVerb.Sign));
        var seen = await customer.GetStringAsync($"/goals/{goal.Id}/edit", Stop);
        Ok(await owner.Write($"/goals/{goal.Id}/edit", ("Form.Title", "常用件次日到工位")));
        static bool IsIt(string form) => form.Contains("name=\"Form.Title\"", StringComparison.Ordinal);
        using var refused = await customer.Send($"/goals/{goal.Id}/edit", seen, IsIt, ("Form.Reason", "缺一天就停一台车"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        var words = await refused.Words();
        Assert.Contains("缺一天就停一台车", words, StringComparison.Ordinal);
        Assert.Contains("<ins>常用件次日到工位</ins>", words, StringComparison.Ordinal);
        Ok(await customer.Send($"/goals/{goal.Id}/edit", words, IsIt, ("Form.Title", "常用件次日到工位")));
        Assert.Equal(("常用件次日到工位", "缺一天就停一台车"), await Stored(app, goal.Id) is var saved ? (saved.Latest.Body.Title, saved.Latest.Body.Reason!) : default);
    }

    [Theory, BothDatabases]
    public async Task The_form_gives_back_every_word_of_a_goal(DatabaseKind on)
    {
        var app = await apps.On(on);
        var other = await Promises.Active(app);
        var whole = Given.Agreed(Goal.Create(Guid.CreateVersion7(), app.Company.Parts.Id, new GoalBody
        {
            Title = "每个字都在 <b>&",
            EnglishTitle = "Every word",
            Reason = "第一行\n第二行",
            EnglishReason = "Because",
            Period = "2026-Q1",
            Serves = [app.Company.Technicians.Id, app.Company.Sales.Id],
            ServesSuperior = true,
            Supports = [new Support(SupportKind.Goal, other.Id)],
            Criteria = [new Criterion { Number = 2, Measure = "量", EnglishMeasure = "Measure", Unit = "%", Comparison = Comparison.Between, Target = 1.5, Upper = 2.25, Deadline = new DateOnly(2026, 3, 1), Weight = 100, MeasuredBy = "技师", Evidence = "记录", Commit = "保底", Reach = "达标", Stretch = "挑战" }],
            Steps = [new PlanStep(3, "排班", "仓管", new DateOnly(2026, 2, 1))],
        }, app.Now, app.Company.PartsManager.Id));
        await app.Given.Save(whole);
        var owner = await app.As(app.Company.PartsManager);
        var page = await owner.GetStringAsync($"/goals/{whole.Id}/edit", Stop);
        var both = new[] { app.Company.Technicians.Code, app.Company.Sales.Code }.Order(StringComparer.Ordinal);
        Assert.All(both, code => Assert.Contains($"value=\"{code}\" checked", page, StringComparison.Ordinal));
        using var saved = await owner.Write($"/goals/{whole.Id}/edit");
        var now = await Stored(app, whole.Id);
        Assert.Equal(HttpStatusCode.Conflict, saved.StatusCode);
        Assert.Equal((1, whole.Latest.Hash), (now.Latest.Number, now.Latest.Hash));
    }

    [Theory, BothDatabases]
    public async Task Wrong_weights_and_a_deadline_outside_the_period_are_said_and_the_text_stays(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Draft(app);
        var owner = await app.As(app.Company.PartsManager);
        Ok(await owner.Write($"/goals/{goal.Id}/edit", ("Form.Criteria[0].Weight", "90")));
        using (var refused = await owner.Take(goal.Id, GoalVerb.Propose))
            Assert.Contains("90", Regarded(await refused.Words(), HttpStatusCode.UnprocessableEntity, refused), StringComparison.Ordinal);
        Ok(await owner.Write($"/goals/{goal.Id}/edit", ("Form.Criteria[0].Weight", "100"), ("Form.Criteria[0].Deadline", "2026-04-02")));
        using (var refused = await owner.Take(goal.Id, GoalVerb.Propose))
            Assert.Contains("2026年4月2日", Regarded(await refused.Words(), HttpStatusCode.UnprocessableEntity, refused), StringComparison.Ordinal);
        Assert.Equal(GoalState.Draft, (await Stored(app, goal.Id)).State);
        using var long_ = await owner.Write($"/goals/{goal.Id}/edit", ("Form.Title", ""), ("Form.Reason", "这句话不能丢"));
        Assert.Contains("这句话不能丢", await long_.Words(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_successor_signs_and_a_superior_verifies_for_a_unit_that_was_dissolved_in_between(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (proposed, active) = (await Promises.Proposed(app), await Promises.Active(app));
        var left = await app.As(app.Company.TechniciansManager);
        await using (var db = app.Db())
        {
            Assert.Null((await db.ManagerTerms.SingleAsync(one => one.UnitId == app.Company.Technicians.Id, Stop)).End(new DateOnly(2026, 3, 20)));
            await db.SaveChangesAsync(Stop);
        }

        await app.Given.Manager(app.Company.Technicians, app.Company.SecondTechnician, new DateOnly(2026, 3, 21));
        Assert.DoesNotContain("value=\"Sign\"", await left.GetStringAsync($"/goals/{proposed.Id}", Stop), StringComparison.Ordinal);
        Ok(await (await app.As(app.Company.SecondTechnician)).Take(proposed.Id, GoalVerb.Sign));

        var owner = await app.As(app.Company.PartsManager);
        Ok(await owner.Take(active.Id, GoalVerb.RecordFact, ("Asked.Value", "97")));
        Ok(await owner.Take(active.Id, GoalVerb.Report));
        await using (var db = app.Db())
        {
            var unit = await db.Units.SingleAsync(one => one.Id == app.Company.Technicians.Id, Stop);
            db.Entry(unit).Property(nameof(Unit.DissolvedOn)).CurrentValue = new DateOnly(2026, 3, 24);
            await Entente.Web.Platform.Stamp.Raise(db, Entente.Web.Platform.Stamp.Snapshot, Stop);
            await db.SaveChangesAsync(Stop);
        }

        var superior = await app.As(app.Company.AfterSalesManager);
        Assert.Contains("已撤销", WebUtility.HtmlDecode(await superior.GetStringAsync($"/goals/{active.Id}", Stop)), StringComparison.Ordinal);
        Ok(await superior.Send($"/goals/{active.Id}", await superior.GetStringAsync($"/goals/{active.Id}", Stop), form => form.Contains("value=\"Verify\"", StringComparison.Ordinal) && !form.Contains("Asked.Disputed", StringComparison.Ordinal)));
        Assert.Equal(GoalState.Verified, (await Stored(app, active.Id)).State);
    }

    private static void Ok(HttpResponseMessage answer)
    {
        using (answer)
            Assert.True(answer.IsSuccessStatusCode, answer.Content.ReadAsStringAsync(Stop).GetAwaiter().GetResult());
    }

    private static string Regarded(string words, HttpStatusCode expected, HttpResponseMessage answer)
    {
        Assert.Equal(expected, answer.StatusCode);
        return words;
    }

    private static async Task<Goal> Stored(App app, Guid id)
    {
        await using var db = app.Db();
        return await db.Goals.SingleAsync(goal => goal.Id == id, Stop);
    }

    private static async Task<List<Guid>> Files(App app, Guid id)
    {
        await using var db = app.Db();
        return await db.EvidenceFiles.Where(file => file.GoalId == id).Select(file => file.Id).ToListAsync(Stop);
    }
}
