using System.Text.RegularExpressions;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Scorecards;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>Sealed ratings come out once a month in groups, and before that nothing of them can be seen by anybody.</summary>
public sealed partial class ReleaseTests
{
    private static readonly DateTimeOffset NextMonth = new(2026, 4, 1, 2, 0, 0, TimeSpan.Zero);

    private static readonly string[] Calls = ["/api/v1/scorecards?period=2026-Q1", "/api/v1/units/sales/scorecard?period=2026-03", "/api/v1/chain?period=2026-Q1"];

    [Theory, BothDatabases]
    public async Task Nobody_sees_a_sealed_rating_come_in(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var raters = await Raters(app, 6);
        var watchers = new List<HttpClient>();
        foreach (var person in new[] { app.Company.SalesManager, app.Company.Director, app.Company.HumanResources, app.Company.Auditor, app.Company.Administrator })
            watchers.Add(await app.As(person));
        using var program = await app.WithKey("admin");
        var before = await Everything(app, watchers, program);
        foreach (var (number, (rater, level)) in raters.Zip([5, 1, 4, 2, 5, 3]).Index())
        {
            await app.Given.Rating(app.Company.PromisesForAfterSales, rater, level, comment: "不该现在看到的话");
            // The first, a bad, and the one that makes them enough.
            if (number is 0 or 1 or 5)
                Assert.Equal(before, await Everything(app, watchers, program));
        }

        // What is seen does change once they are released: the comparison compares something.
        await Cut(app);
        Assert.NotEqual(before, await Everything(app, watchers, program));
        watchers.ForEach(watcher => watcher.Dispose());
    }

    [Theory, BothDatabases]
    public async Task A_batch_enters_the_verdict_the_index_the_causes_and_the_pages_with_nobody_in_it(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var raters = await Raters(app, 6);
        var link = app.Company.PromisesForAfterSales;
        foreach (var (rater, level) in raters.Zip([5, 1, 4, 4, 5, 3]))
            await app.Given.Rating(link, rater, level, reference: $"REF-{level}-{rater.Email}", cause: level == 1 ? Cause.FailedExpectation : null, comment: level == 1 ? "答应的日期过了三天" : null);
        await Cut(app);
        await using var db = app.Db();
        var batch = await db.ReleasedBatches.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((link.Id, app.Company.Sales.Id, new DateOnly(2026, 3, 1), 6, 4, 1, 1), (batch.LinkId!.Value, batch.UnitId, batch.Month, batch.Raters, batch.Good, batch.Neither, batch.Bad));
        var card = Given.Agreed(await app.Services.GetRequiredService<ReadScorecard>().Read(app.Company.Sales.Id, Period.Parse("2026-03"), TestContext.Current.CancellationToken));
        var standing = card.Links.Single(standing => standing.LinkId == link.Id);
        Assert.Equal((6, 1, Domain.Scorecards.Verdict.Dissatisfied), (standing.Sealed, standing.StandingBad, standing.Verdict));
        Assert.Equal((6, 1), (card.Votes, card.Causes[Cause.FailedExpectation]));
        Assert.NotNull(card.Index);
        using var manager = await app.As(app.Company.SalesManager);
        var page = await manager.GetStringAsync(new Uri($"/links/{link.Id}?period=2026-03", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("答应的日期过了三天", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        using var seller = await app.As(app.Company.Accountant);
        Assert.DoesNotContain("答应的日期过了三天", System.Net.WebUtility.HtmlDecode(await seller.GetStringAsync(new Uri($"/links/{link.Id}?period=2026-03", UriKind.Relative), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Null(await app.Services.GetRequiredService<RebuildTallies>().Run(repair: false, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(app.Log.All, line => raters.Any(rater => line.Contains(rater.Email, StringComparison.OrdinalIgnoreCase) || line.Contains(rater.Id.ToString(), StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(await db.AuditEntries.Where(entry => entry.Details != null && (entry.Details.Contains("REF-") || entry.Action.StartsWith("rating"))).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task A_small_customer_speaks_with_others_and_its_verdict_says_nothing(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (link, other) = (app.Company.PromisesForAfterSales, await app.Given.Link(await app.Given.Service(app.Company.Sales, "展厅预约", 5, RatingMode.Sealed, "showroom"), app.Company.Finance));
        foreach (var rater in new[] { app.Company.Technician, app.Company.SecondTechnician, app.Company.Storekeeper })
            await app.Given.Rating(link, rater, 1);
        foreach (var rater in await People(app, app.Company.Finance, 4))
            await app.Given.Rating(other, rater, 5);
        await Cut(app);
        await using var db = app.Db();
        var batch = await db.ReleasedBatches.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((null, app.Company.Sales.Id, 7, 3), (batch.LinkId, batch.UnitId, batch.Raters, batch.Bad));
        var card = Given.Agreed(await app.Services.GetRequiredService<ReadScorecard>().Read(app.Company.Sales.Id, Period.Parse("2026-Q1"), TestContext.Current.CancellationToken));
        Assert.All(card.Links, standing => Assert.Equal(0, standing.Ratings));
        Assert.Equal((7, 3, 7), (card.Pooled!.Raters, card.Pooled.Bad, card.Votes));
        using var manager = await app.As(app.Company.SalesManager);
        Assert.Contains("保密评价并入服务方整体计算", System.Net.WebUtility.HtmlDecode(await manager.GetStringAsync(new Uri($"/links/{link.Id}?period=2026-Q1", UriKind.Relative), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Closing_reopening_and_moving_people_cut_nothing_anew(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var raters = await Raters(app, 6);
        foreach (var rater in raters)
            await app.Given.Rating(app.Company.PromisesForAfterSales, rater, rater == raters[0] ? 1 : 4);
        // Closed a moment before the cut: the batch is late, and counts in the month that is open.
        await app.Given.Closed("2026-03");
        await Cut(app);
        await using var db = app.Db();
        var first = await db.ReleasedBatches.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new DateOnly(2026, 4, 1), first.Month);
        Given.Agreed(await app.Reopen("2026-03", "查漏补缺"));
        foreach (var rater in raters.Take(3))
        {
            var membership = await db.Memberships.SingleAsync(m => m.PersonId == rater.Id, TestContext.Current.CancellationToken);
            membership.End(new DateOnly(2026, 4, 1));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await app.Given.Rating(app.Company.PromisesForAfterSales, rater, 5, reference: "AFTER");
        }

        await Cut(app);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 5, 2, 2, 0, 0, TimeSpan.Zero));
        await Cut(app);
        var only = await db.ReleasedBatches.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((first.Id, first.Month, first.Raters, first.Bad), (only.Id, only.Month, only.Raters, only.Bad));
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_that_cut_at_once_release_once(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        foreach (var rater in await Raters(app, 7))
            await app.Given.Rating(app.Company.PromisesForAfterSales, rater, 4);
        app.Clock.SetUtcNow(NextMonth);
        await using var beside = await app.Beside();
        await Task.WhenAll(Cut(app), Cut(beside), Cut(app));
        await using var db = app.Db();
        Assert.Equal((1, 7), (await db.ReleaseRuns.CountAsync(TestContext.Current.CancellationToken), (await db.ReleasedBatches.SingleAsync(TestContext.Current.CancellationToken)).Raters));
    }

    [Theory, BothDatabases]
    public async Task A_revision_after_the_release_waits_and_the_old_value_stands(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var raters = await Raters(app, 6);
        var link = app.Company.PromisesForAfterSales;
        foreach (var rater in raters)
            await app.Given.Rating(link, rater, 4, reference: "JOB");
        await Cut(app);
        var revised = Given.Agreed(await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(
            new RatingDraft { LinkId = link.Id, RaterId = raters[0].Id, Level = 1, At = app.Now, Reference = "JOB", MayRevise = true })));
        Assert.Equal(RatingChange.Revised, revised.Change);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 5, 1, 2, 0, 0, TimeSpan.Zero));
        await Cut(app);
        await using var db = app.Db();
        Assert.Equal(0, (await db.ReleasedBatches.SingleAsync(TestContext.Current.CancellationToken)).Bad);
        Assert.True(await db.SealedRatings.AnyAsync(rating => rating.Version > rating.ReleasedVersion, TestContext.Current.CancellationToken));
    }

    /// <summary>The month is over; whether the program's own job is faster than we are makes no difference.</summary>
    private static Task<int> Cut(App app)
    {
        if (app.Now < NextMonth)
            app.Clock.SetUtcNow(NextMonth);
        return app.Services.GetRequiredService<CutReleases>().Run(null, TestContext.Current.CancellationToken);
    }

    /// <summary>People of after-sales, and enough others that a link of theirs may have batches.</summary>
    private static async Task<List<Person>> Raters(App app, int count) => [.. (await People(app, app.Company.AfterSales, 12)).Take(count)];

    private static async Task<List<Person>> People(App app, Unit unit, int count)
    {
        var people = new List<Person>();
        for (var i = 0; i < count; i++)
            people.Add(await app.Given.Person(unit));
        return people;
    }

    private static async Task<string> Everything(App app, List<HttpClient> watchers, HttpClient program)
    {
        var link = app.Company.PromisesForAfterSales.Id;
        string[] pages =
        [
            "/", "/units/sales", "/units/company?period=2026-03", "/units/sales/index", "/units/sales/bads", "/units/sales/customers/export.csv?period=2026-Q1", $"/links/{link}?period=2026-03", "/chain?period=2026-03",
            "/services?provider=sales", "/units", "/admin", "/admin/jobs", "/admin/periods", "/adjusted", $"/links/{link}/ratings/export.csv",
        ];
        var seen = new List<string>();
        foreach (var watcher in watchers)
        {
            foreach (var page in pages)
                seen.Add(await Read(watcher, page));
        }

        foreach (var call in Calls)
            seen.Add(await Read(program, call));
        return string.Join('\n', seen);
    }

    /// <summary>What came back, without what is drawn anew for every answer.</summary>
    private static async Task<string> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return $"{path} {(int)answer.StatusCode} {Drawn().Replace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "")}";
    }

    [GeneratedRegex("""(name="__RequestVerificationToken"[^>]*)|(nonce="[^"]*")|(<!--Blazor[^>]*-->)|(CfDJ8[\w-]+)""")]
    private static partial Regex Drawn();
}
