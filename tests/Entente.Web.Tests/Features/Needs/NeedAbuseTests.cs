using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Needs;
using Entente.Web.Features.Needs;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Needs;

/// <summary>Who may not raise, read, answer, confirm or merge.</summary>
public sealed class NeedAbuseTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_raises_for_a_unit_that_is_not_theirs_and_no_manager_needs_of_themselves()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var company = app.Company;
        Assert.Equal(HttpStatusCode.Forbidden, (await Raise(await app.As(company.Seller), company.Technicians.Code, company.Parts.Code)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Raise(await app.As(company.PartsManager), company.Parts.Code, company.Parts.Code)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Raise(await app.WithKey("needs:write"), company.Technicians.Code, company.Parts.Code)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Raise(app.Client(), company.Technicians.Code, company.Parts.Code)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Raise(await app.As(company.Storekeeper), company.Parts.Code, company.Parts.Code)).StatusCode);
    }

    [Fact]
    public async Task Strangers_do_not_learn_that_it_is_there()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var need = await Wanted.Raised(app, "只有两方知道的需求");
        foreach (var http in new[] { await app.As(app.Company.Accountant), await app.As(app.Company.SalesManager) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/needs/{need.Id}", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/api/v1/needs/{need.Id}", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync($"/api/v1/needs/{need.Id}/accept", new { }, Stop)).StatusCode);
            Assert.DoesNotContain(need.Id.ToString(), await http.GetStringAsync("/needs?view=list", Stop), StringComparison.Ordinal);
            Assert.DoesNotContain(need.Id.ToString(), await http.GetStringAsync("/goals/map", Stop), StringComparison.Ordinal);
            Assert.DoesNotContain(need.Title, await http.GetStringAsync("/needs/export.csv", Stop), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.WithKey("goals:read")).GetAsync($"/api/v1/needs/{need.Id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.WithKey("needs:read")).GetAsync($"/api/v1/needs/{need.Id}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Only_the_provider_answers_and_only_those_who_raised_it_confirm()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var company = app.Company;
        var need = await Wanted.Raised(app);
        foreach (var person in new[] { company.Technician, company.TechniciansManager, company.Storekeeper, company.HumanResources, company.Auditor })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(person)).PostAsJsonAsync($"/api/v1/needs/{need.Id}/discuss", new { }, Stop)).StatusCode);
        foreach (var step in new[] { "discuss", "accept" })
            Assert.Equal(HttpStatusCode.OK, (await (await app.As(company.PartsManager)).PostAsJsonAsync($"/api/v1/needs/{need.Id}/{step}", new { }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.As(company.PartsManager)).PostAsJsonAsync($"/api/v1/needs/{need.Id}/plan", new { text = "五月起按周盘点。" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.As(company.PartsManager)).PostAsJsonAsync($"/api/v1/needs/{need.Id}/deliver", new { }, Stop)).StatusCode);
        foreach (var person in new[] { company.PartsManager, company.SecondTechnician, company.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(person)).PostAsJsonAsync($"/api/v1/needs/{need.Id}/confirm", new { }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.As(company.Technician)).PostAsJsonAsync($"/api/v1/needs/{need.Id}/confirm", new { }, Stop)).StatusCode);
        await using var db = app.Db();
        Assert.Equal(NeedState.Confirmed, (await db.Needs.SingleAsync(one => one.Id == need.Id, Stop)).State);
    }

    [Fact]
    public async Task Nobody_makes_a_need_of_a_rating_of_others_and_of_a_sealed_one_nobody_does()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var company = app.Company;
        var open = await app.Given.Rating(company.PartsForTechnicians, company.Technician, 1, comment: "等了半天");
        foreach (var (person, unit) in new[] { (company.Seller, company.Sales), (company.Storekeeper, company.Technicians), (company.SecondTechnician, company.Technicians) })
        {
            var http = await app.As(person);
            Assert.NotEqual(HttpStatusCode.Created, (await Raise(http, unit.Code, company.Parts.Code, open.Id)).StatusCode);
            Assert.DoesNotContain("等了半天", WebUtility.HtmlDecode(await http.GetStringAsync($"/needs/new?rating={open.Id}", Stop)), StringComparison.Ordinal);
        }

        var service = await app.Given.Service(company.Parts, "缺件答复", mode: Domain.Chain.RatingMode.Sealed);
        var hidden = await app.Given.Rating(await app.Given.Link(service, company.Technicians), company.Technician, 1, comment: "不敢当面说");
        var rater = await app.As(company.Technician);
        Assert.Equal(HttpStatusCode.NotFound, (await Raise(rater, company.Technicians.Code, company.Parts.Code, hidden.Id)).StatusCode);
        Assert.DoesNotContain("不敢当面说", WebUtility.HtmlDecode(await rater.GetStringAsync($"/needs/new?rating={hidden.Id}", Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_a_goal_is_not_told_to_whoever_reads_the_need_alone()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var need = await Wanted.Raised(app, "旧件要能追溯");
        var draft = Given.Agreed(Domain.Goals.Goal.Create(Guid.CreateVersion7(), app.Company.Parts.Id, new Domain.Goals.GoalBody
        {
            Title = "还没想好的目标",
            Period = "2026-Q2",
            Serves = [app.Company.Sales.Id],
            Supports = [new Domain.Goals.Support(Domain.Goals.SupportKind.Need, need.Id)],
        }, app.Now, app.Company.PartsManager.Id));
        await app.Given.Save(draft);
        Assert.Contains("还没想好的目标", WebUtility.HtmlDecode(await (await app.As(app.Company.PartsManager)).GetStringAsync($"/needs/{need.Id}", Stop)), StringComparison.Ordinal);
        Assert.DoesNotContain("还没想好的目标", WebUtility.HtmlDecode(await (await app.As(app.Company.Technician)).GetStringAsync($"/needs/{need.Id}", Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_merges_needs_of_which_they_answer_only_one()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var (one, other) = (await Wanted.Raised(app), await Wanted.Raised(app, provider: app.Company.Sales));
        using var refused = await (await app.As(app.Company.PartsManager)).PostAsJsonAsync($"/api/v1/needs/{one.Id}/merge", new { duplicate = other.Id }, Stop);
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
        await using var db = app.Db();
        Assert.Null((await db.Needs.SingleAsync(need => need.Id == other.Id, Stop)).MergedIntoId);
    }

    private static Task<HttpResponseMessage> Raise(HttpClient http, string unit, string provider, Guid? rating = null) =>
        http.PostAsJsonAsync("/api/v1/needs", new RaiseNeed.Request { Unit = unit, Provider = provider, Title = "急件两小时内答复", Rating = rating }, Stop);
}
