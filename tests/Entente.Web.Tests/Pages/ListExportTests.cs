using System.Net;
using System.Text;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Entente.Web.Tests.Pages;

/// <summary>What leaves as a file: the rows of the page, for those who may read it, with nothing sealed and nothing that calculates.</summary>
public sealed class ListExportTests(Apps apps) : IClassFixture<Apps>
{
    private const string Quarter = "period=2026-Q1";

    [Theory, BothDatabases]
    public async Task A_file_has_the_rows_of_its_page_by_the_same_filters(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (link, rater) = await FreshLink(app);
        await app.Given.Rating(link, rater, 1, at: In(app, 2), reference: "FEB", cause: Cause.Misunderstanding, comment: "二月太慢");
        await app.Given.Rating(link, rater, 1, reference: "MAR", comment: "三月太慢");
        await app.Given.Rating(link, rater, 5, reference: "GOOD", comment: "很快");
        foreach (var (filter, said) in new[] { ("", (string[])["二月太慢", "三月太慢", "很快"]), ("&answer=bad", ["二月太慢", "三月太慢"]), ("&month=2026-02", ["二月太慢"]), ("&month=2026-03&answer=good", ["很快"]) })
        {
            var page = await Text(app, app.Company.PartsManager, $"/links/{link.Id}?{Quarter}{filter}");
            var csv = await Text(app, app.Company.PartsManager, $"/links/{link.Id}/ratings/export.csv?{Quarter}{filter}");
            var xlsx = await Cells(app, app.Company.PartsManager, $"/links/{link.Id}/ratings/export.xlsx?{Quarter}{filter}");
            foreach (var comment in new[] { "二月太慢", "三月太慢", "很快" })
            {
                Assert.Equal(said.Contains(comment), page.Contains(comment, StringComparison.Ordinal));
                Assert.Equal(said.Contains(comment), csv.Contains(comment, StringComparison.Ordinal));
                Assert.Equal(said.Contains(comment), xlsx.Contains(comment));
            }

            Assert.Equal(said.Length + 1, csv.TrimEnd().Split('\n').Length);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_read_single_ratings_or_votes_gets_no_file_of_them(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (link, rater) = await FreshLink(app);
        await app.Given.Rating(link, rater, 1, comment: "只给双方看");
        var parts = app.Company.Parts.Code;
        foreach (var ending in TableFile.Formats)
        {
            Assert.Equal(HttpStatusCode.OK, await Status(app, app.Company.PartsManager, $"/links/{link.Id}/ratings/export.{ending}?{Quarter}"));
            Assert.Equal(HttpStatusCode.Forbidden, await Status(app, app.Company.Seller, $"/links/{link.Id}/ratings/export.{ending}?{Quarter}"));
            Assert.Equal(HttpStatusCode.OK, await Status(app, app.Company.Auditor, $"/units/{parts}/index/export.{ending}?{Quarter}"));
            Assert.Equal(HttpStatusCode.Forbidden, await Status(app, app.Company.Seller, $"/units/{parts}/index/export.{ending}?{Quarter}"));
            Assert.Equal(HttpStatusCode.NotFound, await Status(app, app.Company.Seller, $"/units/nowhere/bads/export.{ending}"));
        }

        // The bads of links that one may not read are counted on the page, and are in no file.
        Assert.Contains("只给双方看", await Text(app, app.Company.PartsManager, $"/units/{parts}/bads/export.csv?{Quarter}"), StringComparison.Ordinal);
        Assert.Single((await Text(app, app.Company.Seller, $"/units/{parts}/bads/export.csv?{Quarter}")).TrimEnd().Split('\n'));
    }

    [Theory, BothDatabases]
    public async Task Files_of_administration_are_for_those_who_see_its_pages(DatabaseKind on)
    {
        var app = await apps.On(on);
        foreach (var list in new[] { "units", "people", "services", "links", "periods", "keys" })
        {
            var path = $"/admin/{list}/export.csv";
            Assert.Equal(HttpStatusCode.Forbidden, await Status(app, app.Company.FinanceManager, path));
            Assert.Equal(HttpStatusCode.Forbidden, await Status(app, app.Company.Auditor, path));
            Assert.Equal(HttpStatusCode.OK, await Status(app, app.Company.Administrator, path));
            Assert.Equal(list == "keys" ? HttpStatusCode.Forbidden : HttpStatusCode.OK, await Status(app, app.Company.HumanResources, path));
        }
    }

    [Theory, BothDatabases]
    public async Task A_sealed_rating_is_in_no_file_whoever_asks(DatabaseKind on)
    {
        var app = await apps.On(on);
        var company = app.Company;
        var rater = await app.Given.Person(company.AfterSales, "保密的人");
        const string said = "保密的话不外传";
        var sealedRating = await app.Given.Rating(company.PromisesForAfterSales, rater, 1, reference: "SEALED-OUT", comment: said);
        Assert.True(sealedRating.IsSealed);
        string[] paths = [$"/links/{company.PromisesForAfterSales.Id}/ratings/export", "/units/sales/bads/export", "/units/sales/index/export", "/units/sales/customers/export", "/chain/export", "/units/export"];
        foreach (var person in new[] { company.Administrator, company.Auditor, company.HumanResources, company.Director, company.SalesManager, company.AfterSalesManager })
        {
            foreach (var path in paths)
            {
                using var http = await app.As(person);
                using var answer = await http.GetAsync($"{path}.csv?{Quarter}", TestContext.Current.CancellationToken);
                var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.DoesNotContain(said, text, StringComparison.Ordinal);
                Assert.DoesNotContain("SEALED-OUT", text, StringComparison.Ordinal);
                Assert.DoesNotContain(rater.Name, text, StringComparison.Ordinal);
            }
        }

        var chain = await Text(app, company.Director, $"/chain/export.csv?{Quarter}&unit=sales");
        Assert.Contains("客户承诺,售后部,未评价,0,", chain, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task No_cell_begins_a_formula(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (link, rater) = await FreshLink(app);
        const string formula = "=HYPERLINK(\"http://evil.example\",\"click\")";
        await app.Given.Rating(link, rater, 1, reference: "@SUM(1)", comment: formula);
        var path = $"/links/{link.Id}/ratings/export";
        var cells = await Cells(app, app.Company.PartsManager, $"{path}.xlsx?{Quarter}");
        Assert.Contains("'" + formula, cells);
        Assert.DoesNotContain(cells, cell => cell.Length > 1 && "=@+".Contains(cell[0]));
        Assert.Contains("'@SUM(1)", await Text(app, app.Company.PartsManager, $"{path}.csv?{Quarter}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_export_is_on_record_before_it_leaves_and_a_refused_one_is_not(DatabaseKind on)
    {
        var app = await apps.On(on);
        Assert.Equal(HttpStatusCode.OK, await Status(app, app.Company.HumanResources, "/admin/people/export.xlsx?q=recorded"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(app, app.Company.Storekeeper, "/admin/people/export.xlsx?q=refused"));
        await using var db = app.Db();
        var entries = await db.AuditEntries.Where(entry => entry.Action == RecordExport.Action && entry.Subject == "/admin/people/export.xlsx").ToListAsync(TestContext.Current.CancellationToken);
        var entry = Assert.Single(entries, entry => entry.Details!.Contains("recorded", StringComparison.Ordinal));
        Assert.Equal(app.Company.HumanResources.Id, entry.Actor);
        Assert.Contains("\"rows\":0", entry.Details, StringComparison.Ordinal);
        Assert.DoesNotContain(entries, entry => entry.Details!.Contains("refused", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_file_has_all_rows_where_the_page_shows_a_piece(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        for (var i = 0; i < 60; i++)
            await app.Given.Person(app.Company.Finance, $"排{i:00}", $"z{i:00}@page.example");
        const string filter = "/admin/people{0}?q=page.example&sort=-email";
        var first = await Text(app, app.Company.Administrator, filter.Replace("{0}", "", StringComparison.Ordinal));
        Assert.Contains("z59@", first, StringComparison.Ordinal);
        Assert.DoesNotContain("z09@", first, StringComparison.Ordinal);
        Assert.Contains("after=50", first, StringComparison.Ordinal);
        var second = await Text(app, app.Company.Administrator, filter.Replace("{0}", "", StringComparison.Ordinal) + "&after=50");
        Assert.Contains("z09@", second, StringComparison.Ordinal);
        Assert.DoesNotContain("z10@", second, StringComparison.Ordinal);
        var lines = (await Text(app, app.Company.Administrator, filter.Replace("{0}", "/export.csv", StringComparison.Ordinal) + "&after=50")).TrimEnd().Split('\n');
        Assert.Equal(61, lines.Length);
        Assert.StartsWith("排59,z59@", lines[1], StringComparison.Ordinal);
    }

    private static DateTimeOffset In(App app, int month) => new(app.Now.Year, month, 10, 2, 0, 0, TimeSpan.Zero);

    /// <summary>A link of the parts store of its own, so that the tests of this class do not see each other's ratings.</summary>
    private static async Task<(Domain.Chain.Link Link, Person Rater)> FreshLink(App app)
    {
        var service = await app.Given.Service(app.Company.Parts, "配件", 5);
        return (await app.Given.Link(service, app.Company.Technicians), await app.Given.Person(app.Company.Technicians));
    }

    private static async Task<HttpStatusCode> Status(App app, Person person, string path)
    {
        using var http = await app.As(person);
        using var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<string> Text(App app, Person person, string path)
    {
        using var http = await app.As(person);
        using var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF');
        return answer.Content.Headers.ContentType?.MediaType == "text/csv" ? text : WebUtility.HtmlDecode(text);
    }

    private static async Task<List<string>> Cells(App app, Person person, string path)
    {
        using var http = await app.As(person);
        using var book = new MemoryStream(await http.GetByteArrayAsync(path, TestContext.Current.CancellationToken));
        return [.. book.Query().Cast<IDictionary<string, object?>>().SelectMany(row => row.Values).Select(cell => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
    }
}
