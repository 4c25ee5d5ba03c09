using System.Net;
using Entente.Domain.Organization;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Pages;

/// <summary>The address says what a list shows, and home says what is missing.</summary>
public sealed class ListPageTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task The_chain_is_narrowed_to_a_unit_and_to_a_verdict(DatabaseKind on)
    {
        var app = await apps.On(on);
        await app.Given.Rating(app.Company.ReimbursementForSales, app.Company.Seller, 1, reference: "CHAIN");
        var links = await Table(app, app.Company.Director, "/chain?period=2026-Q1&verdict=dissatisfied");
        Assert.Contains("报销", links, StringComparison.Ordinal);
        Assert.DoesNotContain("维修报告", links, StringComparison.Ordinal);
        var technicians = await Table(app, app.Company.Director, "/chain?period=2026-Q1&unit=technicians");
        Assert.Contains("配件供应", technicians, StringComparison.Ordinal);
        Assert.DoesNotContain("报销", technicians, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_period_before_the_first_link_keeps_the_filters_that_lead_out_of_it(DatabaseKind on)
    {
        var app = await apps.On(on);
        var page = await Page(app, app.Company.Director, "/chain?period=2020-01");
        Assert.Contains("没有符合条件的服务关系", page, StringComparison.Ordinal);
        Assert.Contains("name=\"period\"", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_header_orders_a_list_and_its_minus_turns_it(DatabaseKind on)
    {
        var app = await apps.On(on);
        var up = await Table(app, app.Company.Administrator, "/admin/services?sort=code");
        var down = await Table(app, app.Company.Administrator, "/admin/services?sort=-code");
        Assert.True(up.IndexOf("customer-promises", StringComparison.Ordinal) < up.IndexOf("repair-reports", StringComparison.Ordinal));
        Assert.True(down.IndexOf("customer-promises", StringComparison.Ordinal) > down.IndexOf("repair-reports", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task What_no_list_knows_in_an_address_changes_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        foreach (var path in new[] { "/services?sort=nonsense&mode=7&after=99999999999", "/chain?period=1&verdict=x&unit=nowhere&before=-3", "/admin/periods?kind=9&state=?", "/units?within=nowhere&after=400" })
            Assert.NotEqual("", await Page(app, app.Company.Administrator, path));
    }

    [Theory, BothDatabases]
    public async Task Home_shows_HR_each_gap_with_the_way_to_close_it(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var orphan = await app.Given.Unit("没人管的部门", app.Company.Root, "orphan");
        var home = await Page(app, app.Company.HumanResources, "/");
        Assert.Contains($"/admin/units/{orphan.Code}#manager", home, StringComparison.Ordinal);
        Assert.Contains($"/links/{app.Company.PartsForTechnicians.Id}#agreed", home, StringComparison.Ordinal);
        Assert.Contains("/admin/periods?kind=quarter&state=open#2025-Q4", home, StringComparison.Ordinal);
        Given.Agreed(await app.Close("2025-Q4"));
        await app.Given.Manager(orphan, app.Company.Accountant);
        await app.Given.Expectation(app.Company.PartsForTechnicians, "半小时内送到", app.Company.PartsManager, app.Company.TechniciansManager);
        home = await Page(app, app.Company.HumanResources, "/");
        Assert.DoesNotContain($"/admin/units/{orphan.Code}#manager", home, StringComparison.Ordinal);
        Assert.DoesNotContain($"/links/{app.Company.PartsForTechnicians.Id}#agreed", home, StringComparison.Ordinal);
        Assert.DoesNotContain("#2025-Q4", home, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"gaps\"", await Page(app, app.Company.Seller, "/"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Home_says_in_words_how_verdicts_moved_over_three_months(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 1, at: new DateTimeOffset(2026, 2, 5, 2, 0, 0, TimeSpan.Zero), reference: "T-1");
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 5, reference: "T-2");
        foreach (var person in new[] { app.Company.Storekeeper, app.Company.SecondTechnician })
        {
            var home = await Page(app, person, "/");
            Assert.Contains("2026年1月未评价，2026年2月不满意，2026年3月满意", home, StringComparison.Ordinal);
            Assert.Contains("好转", home, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Home_counts_every_bad_that_stands_opens_all_of_them_and_names_only_what_waits(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        for (var i = 0; i < 11; i++)
            await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 1, reference: $"MANY-{i}");
        var home = await Page(app, app.Company.PartsManager, "/");
        Assert.Contains("11 次不满意还没有补救好", home, StringComparison.Ordinal);
        Assert.Contains("还有 3 次，全部查看", home, StringComparison.Ordinal);
        Assert.Contains("/units/parts/bads?period=2026-Q1&open=yes", home, StringComparison.Ordinal);
        Assert.Equal(11, (await Table(app, app.Company.PartsManager, "/units/parts/bads?period=2026-Q1&open=yes")).Split("<tr").Length - 1);
        Assert.DoesNotContain("次不满意还没有补救好", await Page(app, app.Company.Seller, "/"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_general_manager_sees_every_unit_that_serves_and_opens_it(DatabaseKind on)
    {
        var app = await apps.On(on);
        var home = await Page(app, app.Company.Director, "/");
        foreach (var unit in new[] { app.Company.Finance, app.Company.Sales, app.Company.AfterSales, app.Company.Parts })
            Assert.Contains($"/units/{unit.Code}?period=2026-Q1", home, StringComparison.Ordinal);
        Assert.Contains("/units/finance?period=2026-Q1&verdict=dissatisfied#customers", home, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_month_inside_a_closed_quarter_offers_no_reopening_and_says_why(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        Given.Agreed(await app.Close("2025-11"));
        Assert.Contains("reopen-2025-11", await Page(app, app.Company.Administrator, "/admin/periods?state=closed"), StringComparison.Ordinal);
        Given.Agreed(await app.Close("2025-Q4"));
        var page = await Page(app, app.Company.Administrator, "/admin/periods?state=closed");
        Assert.DoesNotContain("reopen-2025-11", page, StringComparison.Ordinal);
        Assert.Contains("reopen-2025-Q4", page, StringComparison.Ordinal);
        Assert.Contains("请重开 2025 年第 4 季度", page, StringComparison.Ordinal);
        Assert.DoesNotContain("reopen-2025-Q4", await Page(app, app.Company.HumanResources, "/admin/periods?state=closed"), StringComparison.Ordinal);
    }

    /// <summary>The tables of a page, without its filters, whose choices name everything.</summary>
    private static async Task<string> Table(App app, Person person, string path) =>
        string.Join('\n', (await Page(app, person, path)).Split("<tbody>").Skip(1).Select(part => part.Split("</tbody>")[0]));

    private static async Task<string> Page(App app, Person person, string path)
    {
        using var http = await app.As(person);
        using var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
