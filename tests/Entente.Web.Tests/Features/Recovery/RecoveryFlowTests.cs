using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Domain.Scorecards;
using Entente.Web.Features.Organization;
using Entente.Web.Features.Recovery;
using Entente.Web.Features.Scorecards;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Recovery;

/// <summary>A case from the bad to the rater's word, through its pages and through the API.</summary>
public sealed class RecoveryFlowTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Where_the_rater_left_the_case_says_that_nobody_can_confirm(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var one = await Cases.Opened(app);
        using var provider = await app.As(app.Company.FinanceManager);
        Assert.DoesNotContain("评价人已不在公司", await Words(provider, $"/recoveries/{one.Id}"), StringComparison.Ordinal);
        Given.Agreed(await app.Services.GetRequiredService<RemovePerson>().Run(app.Company.Technician.Id, await app.Actor(app.Company.Administrator), Stop));
        Assert.Contains("评价人已不在公司", await Words(provider, $"/recoveries/{one.Id}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_bad_is_contacted_remedied_refused_remedied_again_and_confirmed_on_its_page_and_the_verdict_follows(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await app.Given.Rating(company.ReimbursementForAfterSales, company.Technician, Levels.Bad, reference: "BX-1", cause: Cause.NothingAgreed, comment: "没人说要等三周");
        await app.Given.Rating(company.ReimbursementForAfterSales, company.Technician, Levels.Bad, reference: "BX-2");
        await app.Given.Rating(company.ReimbursementForAfterSales, company.Technician, Levels.Good, reference: "BX-3");
        var one = await Cases.Of(app, company.Technician, company.ReimbursementForAfterSales, app.Now);
        Assert.Equal((RecoveryState.Open, Cause.NothingAgreed, app.Now), (one.State, one.RaterCause!.Value, one.DialogueAskedAt!.Value));
        using var owner = await app.As(company.FinanceManager);
        using var rater = await app.As(company.Technician);
        Assert.Contains("联系不满意的客户：报销", await Words(owner, "/"), StringComparison.Ordinal);
        Assert.Contains("报销 → 售后部", await Words(owner, "/recoveries"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await Take(owner, one.Id, "Contact", ("Asked.Text", "电话谈过"))).StatusCode);
        Assert.Contains("完成补救：报销", await Words(owner, "/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Take(owner, one.Id, "Remedy", ("Asked.Text", " "), ("Asked.Finding", "NothingAgreed"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Take(owner, one.Id, "Remedy", ("Asked.Text", "当天补付"), ("Asked.Finding", "FailedExpectation"))).StatusCode);
        Assert.Contains("确认是否已补救：报销", await Words(rater, "/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Take(rater, one.Id, "Reopen", ("Asked.Text", "还没到账"))).StatusCode);
        Assert.Equal((Verdict.Dissatisfied, 2), await VerdictOf(app));
        Assert.Equal(HttpStatusCode.OK, (await Take(owner, one.Id, "Contact")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Take(owner, one.Id, "Remedy", ("Asked.Text", "已到账"), ("Asked.Finding", "FailedExpectation"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Take(rater, one.Id, "Confirm")).StatusCode);

        Assert.Equal((Verdict.Recovered, 0), await VerdictOf(app));
        var settled = await Cases.Stored(app, one.Id);
        Assert.Equal((RecoveryState.Confirmed, Cause.NothingAgreed, Cause.FailedExpectation, "已到账"), (settled.State, settled.RaterCause!.Value, settled.Finding!.Value, settled.Remedy));
        await using var db = app.Db();
        Assert.Equal(2, await db.Ratings.CountAsync(rating => rating.RecoveredAt != null, Stop));
    }

    [Theory, BothDatabases]
    public async Task A_bad_that_comes_in_a_quarter_later_counts_and_opens_no_case(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (rater, link) = (app.Company.Technician, app.Company.ReimbursementForAfterSales);
        await app.Given.Rating(link, rater, Levels.Bad, app.Now.AddDays(-RecoveryCase.NewsForDays - 1), "OLD");
        await app.Given.Rating(link, rater, Levels.Bad, app.Now.AddDays(-RecoveryCase.NewsForDays), "NEW");
        await using var db = app.Db();
        Assert.Equal(2, await db.Ratings.CountAsync(rating => rating.LinkId == link.Id && rating.RaterId == rater.Id, Stop));
        Assert.Equal(DateOnly.FromDateTime(app.Now.ToOffset(TimeSpan.FromHours(8)).DateTime).AddDays(-RecoveryCase.NewsForDays), (await db.RecoveryCases.SingleAsync(Stop)).Day);
    }

    [Theory, BothDatabases]
    public async Task Recovering_a_rating_confirms_its_case_with_every_bad_of_that_day_and_withdrawing_all_withdraws_it(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (rater, link) = (app.Company.Technician, app.Company.ReimbursementForAfterSales);
        var first = await app.Given.Rating(link, rater, Levels.Bad, reference: "A");
        await app.Given.Rating(link, rater, Levels.Bad, reference: "B");
        await app.Given.Recovery(first, rater);
        var one = await Cases.Of(app, rater, link, app.Now);
        Assert.Equal([RecoveryAct.Opened, RecoveryAct.Contacted, RecoveryAct.Remedied, RecoveryAct.Confirmed], one.History.Select(step => step.Act));
        Assert.Equal((Verdict.Recovered, 0), await VerdictOf(app));

        // Another bad on the same day: the same case, reopened.
        var third = await app.Given.Rating(link, rater, Levels.Bad, reference: "C", cause: Cause.Misunderstanding);
        var again = await Cases.Of(app, rater, link, app.Now);
        Assert.Equal((one.Id, RecoveryState.Reopened, Cause.Misunderstanding), (again.Id, again.State, again.RaterCause!.Value));
        using var person = await app.As(rater);
        Assert.Equal(HttpStatusCode.OK, (await person.PostAsJsonAsync($"/api/v1/ratings/{third.Id}/withdraw", new { }, Stop)).StatusCode);
        Assert.Equal(RecoveryState.Confirmed, (await Cases.Stored(app, one.Id)).State);

        var late = await Cases.Opened(app);
        Assert.Equal(HttpStatusCode.OK, (await person.PostAsJsonAsync($"/api/v1/recoveries/{late.Id}/withdraw", new { }, Stop)).StatusCode);
        Assert.Equal(RecoveryState.Withdrawn, (await Cases.Stored(app, late.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task Revising_to_good_withdraws_the_case_and_revising_back_reopens_it(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (rater, link) = (app.Company.Technician, app.Company.ReimbursementForAfterSales);
        var bad = await app.Given.Rating(link, rater, Levels.Bad, reference: "A");
        using var person = await app.As(rater);
        foreach (var (value, state) in new[] { (Levels.Good, RecoveryState.Withdrawn), (Levels.Bad, RecoveryState.Reopened) })
        {
            Assert.Equal(HttpStatusCode.OK, (await person.PutAsJsonAsync($"/api/v1/ratings/{bad.Id}", new { value }, Stop)).StatusCode);
            Assert.Equal(state, (await Cases.Of(app, rater, link, app.Now)).State);
        }
    }

    [Theory, BothDatabases]
    public async Task The_API_names_what_is_possible_and_gives_the_case_with_its_thread(DatabaseKind on)
    {
        var app = await apps.On(on);
        var one = await Cases.Opened(app);
        using var owner = await app.As(app.Company.FinanceManager);
        using var refused = await owner.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/remedy", new { text = "补了", finding = "misunderstanding" }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(["contact", "confirm", "withdraw"], problem.GetProperty("allowed").EnumerateArray().Select(verb => verb.GetString()!));
        Assert.Equal(HttpStatusCode.Created, (await owner.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/messages", new { text = "单据收到了吗？" }, Stop)).StatusCode);
        using var rater = await app.As(app.Company.Technician);
        Assert.Equal(HttpStatusCode.Created, (await rater.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/messages", new { text = "收到了。" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/delegate", new { person = app.Company.Accountant.Email }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/delegate", new { person = app.Company.Seller.Email }, Stop)).StatusCode);
        using var handler = await app.As(app.Company.Accountant);
        Assert.Contains("联系不满意的客户", await Words(handler, "/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await handler.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/contact", new { }, Stop)).StatusCode);
        using var key = await app.WithKey("recoveries:read");
        var shown = await key.GetFromJsonAsync<JsonElement>($"/api/v1/recoveries/{one.Id}", Stop);
        Assert.Equal(("contacted", 2), (shown.GetProperty("state").GetString(), shown.GetProperty("messages").GetArrayLength()));
        var listed = await key.GetFromJsonAsync<JsonElement>($"/api/v1/recoveries?link={one.LinkId}&state=contacted", Stop);
        Assert.Contains(listed.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetGuid() == one.Id);
        foreach (var path in new[] { "/recoveries?view=list", "/recoveries/export.csv", "/recoveries?which=mine" })
            Assert.Contains("报销 → 售后部", await Words(handler, path), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_clock_that_runs_out_calls_in_the_superior_once(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var one = await Cases.Opened(app);
        var escalate = app.Services.GetRequiredService<EscalateCases>();
        Assert.Equal(0, await escalate.Run(Stop));
        app.Clock.Advance(TimeSpan.FromHours(25));
        // The job of the running program may have been faster.
        await escalate.Run(Stop);
        var called = await Cases.Stored(app, one.Id);
        Assert.Equal((app.Company.Director.Id, RecoveryState.Open), (called.EscalatedTo!.Value, called.State));
        using var superior = await app.As(app.Company.Director);
        Assert.Contains("处理超过时限，请督促：报销", await Words(superior, "/"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(10));
        await escalate.Run(Stop);
        Assert.Single((await Cases.Stored(app, one.Id)).History, step => step.Act is RecoveryAct.Escalated);
    }

    [Theory, BothDatabases]
    public async Task The_companys_own_clocks_hold_for_what_begins_after_them(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var before = await Cases.Opened(app);
        using var hr = await app.As(app.Company.HumanResources);
        var form = await hr.GetStringAsync("/recoveries/limits", Stop);
        Assert.Equal(HttpStatusCode.OK, (await hr.Send("/recoveries/limits", form, text => text.Contains("Form.ContactDays", StringComparison.Ordinal), ("Form.ContactDays", "2"), ("Form.RemedyDays", "3"))).StatusCode);
        var after = await Cases.Opened(app);
        Assert.Equal(app.Now.AddDays(1), before.ContactDueAt);
        // Wednesday: two working days are Friday, three are Monday.
        Assert.Equal((app.Now.AddDays(2), app.Now.AddDays(5)), (after.ContactDueAt, after.RemedyDueAt));
    }

    private static async Task<(Verdict Verdict, int Standing)> VerdictOf(App app)
    {
        var standing = (await app.Services.GetRequiredService<ReadLink>().Read(app.Company.ReimbursementForAfterSales.Id, Period.Containing(PeriodKind.Quarter, new DateOnly(2026, 3, 25)), Stop)).Standing;
        return (standing.Verdict, standing.StandingBad);
    }

    private static async Task<HttpResponseMessage> Take(HttpClient http, Guid id, string verb, params (string Name, string Value)[] fields) =>
        await http.Send($"/recoveries/{id}", await http.GetStringAsync($"/recoveries/{id}", Stop), form => form.Contains($"name=\"Asked.Verb\" value=\"{verb}\"", StringComparison.Ordinal), fields);

    private static async Task<string> Words(HttpClient http, string path) => WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop));
}
