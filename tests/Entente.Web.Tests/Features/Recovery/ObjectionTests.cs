using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Recovery.Objections;
using Entente.Web.Features.Scorecards;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Recovery;

/// <summary>A provider objects once, the customer or HR answers, and only a court of two takes a rating out.</summary>
public sealed class ObjectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_provider_objects_once_the_customer_answers_once_and_no_figure_moves(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (company, bad) = (app.Company, await Bad(app));
        var path = $"/ratings/{bad.Id}/objection";
        using var provider = await app.As(company.FinanceManager);
        using var customer = await app.As(company.AfterSalesManager);
        Assert.Contains(path, await Words(provider, $"/links/{company.ReimbursementForAfterSales.Id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await provider.Send(path, await provider.GetStringAsync(path, Stop), form => form.Contains("Objected.Text", StringComparison.Ordinal), ("Objected.Text", "单据当天已退回"), ("Objected.About", "Facts"))).StatusCode);
        Assert.Contains("答复异议：报销", await Words(customer, "/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await customer.Send(path, await customer.GetStringAsync(path, Stop), form => form.Contains("Answered.Text", StringComparison.Ordinal), ("Answered.Text", "没有收到电话"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await provider.PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/objection", new { about = "facts", text = "再说一次" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await customer.PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/objection/answer", new { text = "再答一次" }, Stop)).StatusCode);
        Assert.Contains("单据当天已退回", await Words(customer, $"/links/{company.ReimbursementForAfterSales.Id}"), StringComparison.Ordinal);
        Assert.Equal(1, await Standing(app));
        await using var db = app.Db();
        Assert.Null((await db.Ratings.SingleAsync(Stop)).WithdrawnAt);
    }

    [Theory, BothDatabases]
    public async Task Only_HR_and_an_auditor_together_remove_a_rating_the_figures_follow_and_it_does_not_come_back(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (company, bad) = (app.Company, await Bad(app));
        using var hr = await app.As(company.HumanResources);
        using var auditor = await app.As(company.Auditor);
        Assert.Equal(HttpStatusCode.OK, (await Judge(hr, bad.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Judge(hr, bad.Id)).StatusCode);
        Assert.Equal(1, await Standing(app));
        Assert.Contains("合议一次评价是否属于滥用", await Words(auditor, "/"), StringComparison.Ordinal);
        var path = $"/ratings/{bad.Id}/objection";
        Assert.Equal(HttpStatusCode.OK, (await auditor.Send(path, await auditor.GetStringAsync(path, Stop), form => form.Contains("Found.Text", StringComparison.Ordinal), ("Found.Text", "本人确认账号被冒用"))).StatusCode);

        Assert.Equal(0, await Standing(app));
        Assert.Null(await app.Services.GetRequiredService<RebuildTallies>().Run(false, Stop));
        var one = await Cases.Of(app, company.Technician, company.ReimbursementForAfterSales, app.Now);
        Assert.Equal((RecoveryState.Withdrawn, RecoveryAct.Removed, (Guid?)null), (one.State, one.History[^1].Act, one.History[^1].By));
        Assert.Contains("移除", await Words(await app.As(company.FinanceManager), $"/links/{bad.LinkId}"), StringComparison.Ordinal);
        var again = await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(new RatingDraft { LinkId = bad.LinkId, RaterId = company.Technician.Id, Level = Levels.Bad, At = app.Now, Reference = "BX-7", MayRevise = true }));
        Assert.IsType<RatingWasRemoved>(again.Refusal);
        await using var db = app.Db();
        Assert.Equal(["rating.removal-judged", "rating.removal-decided", "rating.removed"], await db.AuditEntries.Where(entry => entry.Subject == $"rating/{bad.Id}").OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync(Stop));
    }

    [Fact]
    public async Task Nobody_else_judges_and_nobody_judges_for_both()
    {
        await using var app = await App.Start();
        var (company, bad) = (app.Company, await Bad(app));
        foreach (var person in new[] { company.FinanceManager, company.Director, company.Technician, company.AfterSalesManager, company.Accountant, company.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await Judge(await app.As(person), bad.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Judge(await app.As(company.Seller), bad.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Judge(await app.WithKey("recoveries:write", "recoveries:read"), bad.Id)).StatusCode);
        // Somebody of the customer who holds an office, and somebody who holds both.
        var partial = await app.Given.Person(company.AfterSales, role: Role.Auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await Judge(await app.As(partial), bad.Id)).StatusCode);
        var both = await app.Given.Person(company.Root, role: Role.Auditor);
        await app.Given.Save(RoleGrant.Give(Guid.CreateVersion7(), both.Id, Role.HumanResources));
        using var twice = await app.As(both);
        Assert.Equal(HttpStatusCode.OK, (await Judge(twice, bad.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Judge(twice, bad.Id)).StatusCode);
        foreach (var (one, other) in new[] { (both.Id, both.Id), (company.Auditor.Id, company.HumanResources.Id), (company.HumanResources.Id, company.FinanceManager.Id) })
            Assert.IsType<NotAllowed>((await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Remove(bad.Id, one, other))).Refusal);
        Assert.Equal(1, await Standing(app));
    }

    [Fact]
    public async Task Who_may_neither_object_nor_answer_is_told_so()
    {
        await using var app = await App.Start();
        var (company, bad) = (app.Company, await Bad(app));
        foreach (var person in new[] { company.Technician, company.AfterSalesManager, company.HumanResources, company.Accountant })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(person)).PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/objection", new { about = "facts", text = "x" }, Stop)).StatusCode);
        using var provider = await app.As(company.FinanceManager);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/objection", new { about = "cause", text = "不是这个原因" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await provider.PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/objection", new { about = "facts", text = "当天已退" }, Stop)).StatusCode);
        foreach (var person in new[] { company.FinanceManager, company.Director, company.SecondTechnician, company.Auditor })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(person)).PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/objection/answer", new { text = "x" }, Stop)).StatusCode);
        foreach (var path in new[] { $"/ratings/{bad.Id}/objection", $"/api/v1/ratings/{bad.Id}/objection" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(company.SecondSeller)).GetAsync(path, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.As(company.HumanResources)).PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/objection/answer", new { text = "已核实" }, Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task In_a_closed_period_the_decision_stands_and_is_carried_out_when_it_is_open_again(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var february = new DateTimeOffset(2026, 2, 10, 3, 0, 0, TimeSpan.Zero);
        var bad = await Bad(app, february);
        var closed = await app.Given.Closed("2026-02");
        foreach (var judge in new[] { app.Company.HumanResources, app.Company.Auditor })
            Assert.Equal(HttpStatusCode.OK, (await Judge(await app.As(judge), bad.Id)).StatusCode);
        using var provider = await app.As(app.Company.FinanceManager);
        Assert.Contains("关账周期重新打开后生效", await Words(provider, $"/ratings/{bad.Id}/objection"), StringComparison.Ordinal);
        await using (var db = app.Db())
            Assert.Null((await db.Ratings.SingleAsync(Stop)).WithdrawnAt);
        await using (var db = app.Db())
        {
            var period = await db.ClosedPeriods.SingleAsync(one => one.Id == closed.Id, Stop);
            Assert.Null(period.Reopen(app.Now, app.Company.Administrator.Id, "补正"));
            await db.SaveChangesAsync(Stop);
        }

        Assert.Equal(1, await app.Services.GetRequiredService<CarryOutRemovals>().Run(Stop));
        await using var after = app.Db();
        Assert.NotNull((await after.Ratings.SingleAsync(Stop)).RemovedAt);
    }

    [Theory, BothDatabases]
    public async Task One_judge_who_finds_no_abuse_ends_the_court_and_the_rating_stays(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var bad = await Bad(app);
        using var hr = await app.As(app.Company.HumanResources);
        using var auditor = await app.As(app.Company.Auditor);
        Assert.Equal(HttpStatusCode.OK, (await Judge(hr, bad.Id)).StatusCode);
        Assert.Contains("合议一次评价是否属于滥用", await Words(auditor, "/"), StringComparison.Ordinal);
        var path = $"/ratings/{bad.Id}/objection";
        (await auditor.Send(path, await auditor.GetStringAsync(path, Stop), text => text.Contains("Found.Text", StringComparison.Ordinal), ("Found.Text", "当天确有退单，评价属实。"), ("Found.Abuse", "false"))).EnsureSuccessStatusCode();
        var page = await Words(hr, $"/ratings/{bad.Id}/objection");
        Assert.Contains("合议认定不属于滥用，评价保留", page, StringComparison.Ordinal);
        Assert.Contains("当天确有退单，评价属实。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("合议一次评价是否属于滥用", await Words(auditor, "/"), StringComparison.Ordinal);
        foreach (var judge in new[] { hr, auditor })
            Assert.Contains("removal.denied", await (await Judge(judge, bad.Id)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(0, await app.Services.GetRequiredService<CarryOutRemovals>().Run(Stop));
        Assert.Equal(1, await Standing(app));
        var kept = await hr.GetFromJsonAsync<System.Text.Json.Nodes.JsonNode>("/api/v1/objections?state=kept", Stop);
        Assert.Equal((true, false), ((bool)kept!["items"]![0]!["humanResources"]!["abuse"]!, (bool)kept["items"]![0]!["auditor"]!["abuse"]!));
    }

    private static async Task<Rating> Bad(App app, DateTimeOffset? at = null)
    {
        var made = await app.Given.Rating(app.Company.ReimbursementForAfterSales, app.Company.Technician, Levels.Bad, at, "BX-7");
        await using var db = app.Db();
        return await db.Ratings.SingleAsync(rating => rating.Id == made.Id, Stop);
    }

    private static Task<HttpResponseMessage> Judge(HttpClient http, Guid rating) => http.PostAsJsonAsync($"/api/v1/ratings/{rating}/removal", new { text = "查实冒用" }, Stop);

    private static async Task<int> Standing(App app) =>
        (await app.Services.GetRequiredService<ReadLink>().Read(app.Company.ReimbursementForAfterSales.Id, Period.Containing(PeriodKind.Quarter, new DateOnly(2026, 3, 25)), Stop)).Standing.StandingBad;

    private static async Task<string> Words(HttpClient http, string path) => WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop));
}
