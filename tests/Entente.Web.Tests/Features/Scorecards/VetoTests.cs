using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Ratings;
using Entente.Domain.Scorecards;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Scorecards;

public sealed class VetoTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task One_bad_among_many_goods_decides_until_its_remedy_is_confirmed(DatabaseKind on)
    {
        var app = await apps.On(on);
        var company = app.Company;
        var provider = await app.Given.Unit("车辆美容部", company.Root);
        var service = await app.Given.Service(provider, "贴膜");
        var link = await app.Given.Link(service, company.Sales);
        for (var i = 0; i < 44; i++)
            await app.Given.Rating(link, company.Seller, Levels.Good, reference: $"car-{i}");
        Assert.Equal("satisfied", await VerdictOf(app, provider.Code));

        var bad = await app.Given.Rating(link, company.SecondSeller, Levels.Bad, reference: "car-44", cause: Cause.FailedExpectation);
        Assert.Equal("dissatisfied", await VerdictOf(app, provider.Code));
        var card = await app.Card(provider, "2026-Q1");
        Assert.Equal(Verdict.Dissatisfied, Assert.Single(card.Links).Verdict);
        Assert.Equal(0, card.Share.Value);

        await app.Given.Recovery(bad, company.SecondSeller);
        Assert.Equal("recovered", await VerdictOf(app, provider.Code));
        Assert.Equal(1, (await app.Card(provider, "2026-Q1")).Share.Value);
    }

    [Theory, BothDatabases]
    public async Task Causes_and_what_nobody_explained_add_up_to_the_bads_and_open_into_them(DatabaseKind on)
    {
        var app = await apps.On(on);
        var company = app.Company;
        var provider = await app.Given.Unit("内部车队", company.Root);
        var link = await app.Given.Link(await app.Given.Service(provider, "接送"), company.Sales);
        await app.Given.Rating(link, company.Seller, Levels.Bad, reference: "t-1", cause: Cause.FailedExpectation);
        await app.Given.Rating(link, company.Seller, Levels.Bad, reference: "t-2");
        await app.Given.Rating(link, company.SecondSeller, Levels.Bad, reference: "t-3");
        using var http = await app.As(company.HumanResources);
        var bads = $"/units/{provider.Code}/bads?period=2026-Q1&cause=";
        var page = System.Net.WebUtility.HtmlDecode(await http.GetStringAsync($"/units/{provider.Code}?period=2026-Q1", TestContext.Current.CancellationToken));
        Assert.Contains($"href=\"{bads}failedexpectation\">1<", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{bads}unsaid\">2<", page, StringComparison.Ordinal);
        var unsaid = await http.GetStringAsync(bads.Replace("/bads?", "/bads/export.csv?", StringComparison.Ordinal) + "unsaid", TestContext.Current.CancellationToken);
        Assert.Equal([false, true, true], new[] { "t-1", "t-2", "t-3" }.Select(reference => unsaid.Contains(reference, StringComparison.Ordinal)));
    }

    [Theory, BothDatabases]
    public async Task Silence_is_no_answer_and_counts_in_the_coverage_alone(DatabaseKind on)
    {
        var app = await apps.On(on);
        var provider = await app.Given.Unit("法务部", app.Company.Root);
        await app.Given.Link(await app.Given.Service(provider, "合同审核"), app.Company.Sales);
        var card = await app.Card(provider, "2026-Q1");
        Assert.Equal(1, card.Count(Verdict.NoAnswer));
        Assert.Null(card.Share.Value);
        Assert.Equal(0, card.Share.Coverage);
        Assert.Null(card.Index);
    }

    [Theory, BothDatabases]
    public async Task The_bound_of_the_share_counts_all_links_one_person_reaches(DatabaseKind on)
    {
        var app = await apps.On(on);
        var company = app.Company;
        var provider = await app.Given.Unit("档案室", company.Root);
        var service = await app.Given.Service(provider, "借阅");
        var whole = await app.Given.Link(service, company.AfterSales);
        await app.Given.Link(service, company.Technicians);
        await app.Given.Link(service, company.Sales);
        await app.Given.Rating(whole, company.Technician, Levels.Good);
        var card = await app.Card(provider, "2026-Q1");
        // One answered link; a technician reaches the team's and the department's.
        Assert.Equal(1, card.Share.Bound);
        await app.Given.Rating((await app.Given.Link(await app.Given.Service(provider, "归档"), company.Sales)), company.Seller, Levels.Good);
        for (var i = 0; i < 2; i++)
            await app.Given.Rating(await app.Given.Link(await app.Given.Service(provider, $"复印{i}"), company.Finance), company.Accountant, Levels.Good);
        Assert.Equal(2 / 4.0, (await app.Card(provider, "2026-Q1")).Share.Bound);
    }

    private static async Task<string> VerdictOf(App app, string unit)
    {
        using var http = await app.WithKey("scorecards:read");
        var card = await http.GetFromJsonAsync<JsonElement>($"/api/v1/units/{unit}/scorecard?period=2026-Q1", TestContext.Current.CancellationToken);
        return card.GetProperty("verdicts")[0].GetProperty("verdict").GetString()!;
    }
}
