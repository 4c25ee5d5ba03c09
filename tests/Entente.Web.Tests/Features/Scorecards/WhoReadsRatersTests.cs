using System.Net;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Scorecards;

public sealed class WhoReadsRatersTests(Apps apps) : IClassFixture<Apps>
{
    private const string Comment = "零件送错了两次";

    [Theory, BothDatabases]
    public async Task Both_sides_their_superiors_HR_and_auditors_read_comments_and_nobody_else_does(DatabaseKind on)
    {
        var app = await apps.On(on);
        var company = app.Company;
        var rating = await app.Given.Rating(company.PartsForTechnicians, company.Technician, 1, comment: Comment);
        Assert.NotEqual(Guid.Empty, rating.Id);
        var path = $"/links/{company.PartsForTechnicians.Id}?period=2026-Q1";
        Person[] may = [company.Technician, company.SecondTechnician, company.Storekeeper, company.PartsManager, company.AfterSalesManager, company.Director,
            company.HumanResources, company.Administrator, company.Auditor];
        foreach (var person in may)
            Assert.Contains(Comment, await Page(app, person, path), StringComparison.Ordinal);
        foreach (var person in new[] { company.Seller, company.SalesManager, company.Accountant })
        {
            var page = await Page(app, person, path);
            Assert.DoesNotContain(Comment, page, StringComparison.Ordinal);
            Assert.DoesNotContain(company.Technician.Name, page, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Votes_carry_names_for_those_who_answer_for_the_unit_alone(DatabaseKind on)
    {
        var app = await apps.On(on);
        var company = app.Company;
        var path = $"/units/{company.Parts.Code}/index?period=2026-Q1";
        await app.Given.Rating(company.PartsForTechnicians, company.SecondTechnician, 4);
        Assert.Contains(company.SecondTechnician.Name, await Page(app, company.PartsManager, path), StringComparison.Ordinal);
        Assert.Contains(company.SecondTechnician.Name, await Page(app, company.Auditor, path), StringComparison.Ordinal);
        Assert.DoesNotContain(company.SecondTechnician.Name, await Page(app, company.Seller, path), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_bads_of_a_unit_are_read_where_its_ratings_may_be_and_counted_elsewhere(DatabaseKind on)
    {
        var app = await apps.On(on);
        var company = app.Company;
        const string said = "急件等了三天";
        await app.Given.Rating(company.PartsForTechnicians, company.Technician, 1, reference: "BADS-1", comment: said);
        var path = $"/units/{company.Parts.Code}/bads?period=2026-Q1";
        Assert.Contains(said, await Page(app, company.PartsManager, path), StringComparison.Ordinal);
        var outsider = await Page(app, company.Seller, path);
        Assert.DoesNotContain(said, outsider, StringComparison.Ordinal);
        Assert.DoesNotContain(company.Technician.Name, outsider, StringComparison.Ordinal);
        Assert.Contains("属于您不能逐条查看的服务关系", outsider, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_unknown_unit_or_link_is_not_found(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var http = await app.As(app.Company.Seller);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/units/nowhere", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/links/{Guid.NewGuid()}", TestContext.Current.CancellationToken)).StatusCode);
        var nowhere = await http.GetAsync("/no/such/page", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Contains("找不到这个页面", WebUtility.HtmlDecode(await nowhere.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        var forbidden = await http.GetAsync("/admin", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Contains("没有权限", WebUtility.HtmlDecode(await forbidden.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    private static async Task<string> Page(App app, Person person, string path)
    {
        using var http = await app.As(person);
        var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
