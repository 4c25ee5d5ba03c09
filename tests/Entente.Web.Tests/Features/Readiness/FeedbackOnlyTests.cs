using System.Net;
using System.Text.Json;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Readiness;

/// <summary>Wherever ratings of an unready link are read, it is said that they are feedback only, and why; and never of a ready one.</summary>
public sealed class FeedbackOnlyTests
{
    private const string Words = "仅供反馈，不计入考核：缺";

    [Theory, BothDatabases]
    public async Task Every_reader_marks_ratings_of_unready_links_and_no_others(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await Ready.Reimbursement(app);
        foreach (var (link, rater, level) in new[] { (company.ReimbursementForSales, company.Seller, 1), (company.PartsForTechnicians, company.Technician, 1) })
            await app.Given.Rating(link, rater, level);
        using var director = await app.As(company.Director);
        using var ready = await app.As(company.FinanceManager);
        foreach (var (path, unready) in new[]
        {
            ($"/links/{company.ReimbursementForSales.Id}", false), ($"/links/{company.PartsForTechnicians.Id}", true),
            ("/units/parts", true), ("/units/parts/bads", true), ("/units/parts/customers/export.csv", true), ("/units/parts/bads/export.csv", true),
            ($"/links/{company.PartsForTechnicians.Id}/ratings/export.csv", true), ($"/links/{company.ReimbursementForSales.Id}/ratings/export.csv", false),
            ("/units/parts/index", true), ("/units/parts/index/export.csv", true), ("/units/finance/index", false), ("/units/finance/bads", false), ("/units/finance/bads/export.csv", false), ("/chain?unit=parts", true), ("/chain/export.csv?unit=parts", true), ("/readiness/export.csv?unit=parts", true),
        })
        {
            var said = WebUtility.HtmlDecode(await director.GetStringAsync(path, Stop));
            Assert.True(said.Contains(path.StartsWith("/readiness", StringComparison.Ordinal) ? "仅供反馈" : Words, StringComparison.Ordinal) == unready, path);
        }

        using var technician = await app.As(company.Technician);
        Assert.Contains(Words, WebUtility.HtmlDecode(await technician.GetStringAsync("/", Stop)), StringComparison.Ordinal);
        using var key = await app.WithKey("scorecards:read", "chain:read");
        Assert.True(await Flag(key, "/api/v1/units/parts/scorecard", "verdicts"));
        Assert.False(await Flag(key, "/api/v1/units/finance/scorecard", "verdicts", row => row.GetProperty("customer").GetString() == "sales"));
        Assert.True(await Flag(key, "/api/v1/chain", "edges", row => row.GetProperty("provider").GetString() == "parts"));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<bool> Flag(HttpClient http, string path, string list, Func<JsonElement, bool>? where = null) =>
        JsonDocument.Parse(await http.GetStringAsync(path, Stop)).RootElement.GetProperty(list).EnumerateArray().First(row => where?.Invoke(row) is not false).GetProperty("feedbackOnly").GetBoolean();
}
