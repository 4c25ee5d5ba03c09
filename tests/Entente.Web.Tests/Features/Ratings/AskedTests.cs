using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Features.Ratings.Requests;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>Who has not answered yet, as counts: of open ratings exactly, and where ratings may be sealed not at all.</summary>
public sealed class AskedTests
{
    private const string Call = "/api/v1/fairness/response?period=2026-Q1";
    private const string File = "/fairness/response/export.csv?period=2026-Q1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Asked_by_an_encounter_or_the_pulse_counts_until_an_answer_stands(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var key = await app.WithKey("ratings:write", "fairness:read");
        using var manager = await app.As(app.Company.SalesManager);
        using var auditor = await app.As(app.Company.Auditor);
        var link = app.Company.ReimbursementForSales;
        Assert.Equal((0, 0, 0), await Counts(key, link));
        await key.PostAsJsonAsync("/api/v1/encounters", new { service = "reimbursement", customer = "sales", rater = app.Company.Seller.Email, reference = "BX-1" }, Stop);
        Assert.Equal((1, 0, 1), await Counts(key, link));
        await app.Services.GetRequiredService<AskPulse>().Run(Stop);
        Assert.Equal((3, 0, 3), await Counts(key, link));
        var rated = await app.Given.Rating(link, app.Company.Seller, 2);
        Assert.Equal((3, 1, 2), await Counts(key, link));
        Assert.Contains("征询 3 人：已评 1 人，还没评 2 人。", await Text(manager, $"/links/{link.Id}"), StringComparison.Ordinal);
        Assert.Contains("征询后还没评", await Text(auditor, File), StringComparison.Ordinal);
        Assert.Contains("征询后还没评", await Text(auditor, "/fairness/response?period=2026-Q1"), StringComparison.Ordinal);
        Given.Agreed(await app.Services.GetRequiredService<Web.Features.Ratings.RatingWriter>().Record(new Domain.Ratings.RatingCommand.Withdraw(rated.Id, app.Company.Seller.Id)));
        Assert.Equal((3, 0, 3), await Counts(key, link));
        Assert.Equal((0, 0, 0), await Counts(key, link, "2025-Q4"));
    }

    /// <summary>Whoever watches every count each day learns on no day that a sealed rating came in, nor from whom.</summary>
    [Theory, BothDatabases]
    public async Task Watching_the_counts_day_by_day_does_not_tell_when_somebody_answered_under_seal(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await app.Services.GetRequiredService<AskPulse>().Run(Stop);
        (Link Link, Person Rater, bool? Hides)[] days =
        [
            (company.PromisesForAfterSales, company.Technician, null), (company.ReportsForSales, company.Seller, true),
            (company.PromisesForAfterSales, company.SecondTechnician, null), (company.ReportsForSales, company.SecondSeller, true), (company.PromisesForAfterSales, company.Storekeeper, null),
        ];
        var first = await Watch(app);
        foreach (var (link, rater, hides) in days)
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(first, await Watch(app));
            await app.Given.Rating(link, rater, 1, @sealed: hides);
            Assert.Equal(first, await Watch(app));
        }

        Assert.Contains("\"asked\":3,\"answered\":null,\"unanswered\":null", first, StringComparison.Ordinal);
    }

    /// <summary>Every count there is, to the auditor and to the managers of the providers.</summary>
    private static async Task<string> Watch(App app)
    {
        var seen = new List<string>();
        using var key = await app.WithKey("fairness:read");
        seen.Add(await Text(key, Call));
        using var auditor = await app.As(app.Company.Auditor);
        seen.Add(await Text(auditor, File));
        seen.AddRange(Asked(await Text(auditor, "/fairness/response?period=2026-Q1")));
        foreach (var (person, unit, link) in new[] { (app.Company.SalesManager, "sales", app.Company.PromisesForAfterSales), (app.Company.AfterSalesManager, "after-sales", app.Company.ReportsForSales) })
        {
            using var manager = await app.As(person);
            seen.AddRange(Asked(await Text(manager, $"/links/{link.Id}?period=2026-Q1")));
            seen.AddRange(Asked(await Text(manager, $"/units/{unit}?period=2026-Q1")));
        }

        return string.Join('\n', seen);
    }

    private static IEnumerable<string> Asked(string page) => page.Split('\n').Where(line => line.Contains("征询", StringComparison.Ordinal));

    private static async Task<(int, int, int)> Counts(HttpClient key, Link link, string period = "2026-Q1")
    {
        using var answer = JsonDocument.Parse(await Text(key, $"/api/v1/fairness/response?period={period}"));
        var row = answer.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("link").GetGuid() == link.Id);
        return (row.GetProperty("asked").GetInt32(), row.GetProperty("answered").GetInt32(), row.GetProperty("unanswered").GetInt32());
    }

    private static async Task<string> Text(HttpClient client, string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }
}
