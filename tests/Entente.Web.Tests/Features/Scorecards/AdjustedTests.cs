using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Features.Scorecards.Adjusted;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Scorecards;

public sealed class AdjustedTests
{
    [Theory, BothDatabases]
    public async Task A_provider_with_strict_raters_is_adjusted_upwards_and_the_strict_are_named_to_reviewers_alone(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var stop = TestContext.Current.CancellationToken;
        var (liked, disliked, strict) = await TwoProvidersAsGoodAsEachOther(app);
        Given.Agreed(await app.Services.GetRequiredService<FitAdjusted>().Run(stop));

        var figures = await app.Services.GetRequiredService<ReadAdjusted>().Read(Period.Parse("2026-Q1"), stop);
        var (mild, hard) = (figures!.Of(liked.ProviderId)!, figures.Of(disliked.ProviderId)!);
        // Their plain means differ by a third of the scale, because strict colleagues rated one of them; between the same raters they are equal.
        Assert.True(mild.Value - hard.Value < 0.12, $"{mild.Value} and {hard.Value}");
        Assert.True(hard.Low < hard.Value && hard.Value < hard.High);

        var severities = app.Services.GetRequiredService<ReadSeverities>();
        Assert.IsType<NotAllowed>((await severities.Read(await app.Actor(app.Company.Seller), stop)).Refusal);
        var seen = Given.Agreed(await severities.Read(await app.Actor(app.Company.Auditor), stop));
        Assert.Contains(seen[0].RaterId, strict.Select(person => person.Id));
        Assert.True(seen[0].High < 0);

        using var employee = await app.As(app.Company.Seller);
        var page = await employee.GetStringAsync(new Uri("/adjusted?period=2026-Q1", UriKind.Relative), stop);
        Assert.DoesNotContain(strict[0].Name, page, StringComparison.Ordinal);
        using var auditor = await app.As(app.Company.Auditor);
        Assert.Contains(strict[0].Name, WebUtility.HtmlDecode(await auditor.GetStringAsync(new Uri("/adjusted?period=2026-Q1", UriKind.Relative), stop)), StringComparison.Ordinal);
        using var key = await app.WithKey("scorecards:read");
        var card = await key.GetFromJsonAsync<JsonNode>(new Uri($"/api/v1/units/{app.Company.Finance.Code}/scorecard?period=2026-Q1", UriKind.Relative), stop);
        Assert.NotNull(card!["index"]);
    }

    [Fact]
    public async Task A_later_run_leaves_what_an_earlier_period_showed_and_sealed_answers_are_not_among_the_rows()
    {
        await using var app = await App.Start();
        var stop = TestContext.Current.CancellationToken;
        var (liked, _, _) = await TwoProvidersAsGoodAsEachOther(app);
        await app.Given.Rating(app.Company.PromisesForAfterSales, app.Company.Technician, 1, app.Now.AddDays(-3), "sealed-1");
        var first = Given.Agreed(await app.Services.GetRequiredService<FitAdjusted>().Run(stop));
        var before = await app.Services.GetRequiredService<ReadAdjusted>().Read(Period.Parse("2026-03"), stop);

        app.Clock.Advance(TimeSpan.FromDays(40));
        await app.Given.Rating(await LinkOf(app, liked), app.Company.Seller, 1, app.Now.AddDays(-1), "late");
        Given.Agreed(await app.Services.GetRequiredService<FitAdjusted>().Run(stop));
        var after = await app.Services.GetRequiredService<ReadAdjusted>().Read(Period.Parse("2026-03"), stop);
        Assert.Equal(before!.Of(liked.ProviderId)!.Value, after!.Of(liked.ProviderId)!.Value);
        await using var db = app.Db();
        Assert.Equal(db.RaterTallies.AsEnumerable().Where(tally => tally.Day <= first.To).Sum(tally => tally.N1 + tally.N2 + tally.N3 + tally.N4 + tally.N5), first.Ratings);
        Assert.Null(await app.Services.GetRequiredService<ReadAdjusted>().Read(Period.Parse("2025-Q4"), stop));
    }

    [Fact]
    public async Task Too_few_raters_are_said_so()
    {
        await using var app = await App.Start();
        Assert.IsType<TooFewToAdjust>((await app.Services.GetRequiredService<FitAdjusted>().Run(TestContext.Current.CancellationToken)).Refusal);
    }

    private static async Task<Link> LinkOf(App app, Service service)
    {
        await Task.CompletedTask;
        await using var db = app.Db();
        return db.Links.First(link => link.ServiceId == service.Id && link.CustomerId == app.Company.Sales.Id);
    }

    /// <summary>Two services of different units, judged alike by whoever judges both; one is mostly judged by the strict.</summary>
    private static async Task<(Service Liked, Service Disliked, IReadOnlyList<Person> Strict)> TwoProvidersAsGoodAsEachOther(App app)
    {
        var liked = await app.Given.Service(app.Company.Finance, "开票", 5);
        var disliked = await app.Given.Service(app.Company.Parts, "配件报价", 5);
        var toSales = (Liked: await app.Given.Link(liked, app.Company.Sales), Disliked: await app.Given.Link(disliked, app.Company.Sales));
        var people = new List<Person>();
        for (var i = 0; i < 16; i++)
            people.Add(await app.Given.Person(app.Company.Sales, $"评价人{i}"));
        for (var i = 0; i < people.Count; i++)
        {
            var isStrict = i < 8;
            // Everybody rates both sometimes; the strict mostly the one, the mild mostly the other.
            for (var n = 0; n < 12; n++)
            {
                var link = (n < 9) == isStrict ? toSales.Disliked : toSales.Liked;
                var level = (isStrict ? 2 : 4) + ((i + n) % 5 == 0 ? 1 : 0) - ((i + (2 * n)) % 7 == 0 ? 1 : 0);
                await app.Given.Rating(link, people[i], level, app.Now.AddDays(-1 - n), $"r-{i}-{n}");
            }
        }

        return (liked, disliked, people[..8]);
    }
}
