using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Domain.Scorecards;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Recovery;

/// <summary>A sealed bad is handled like any other, and nobody learns whose it is.</summary>
public sealed class SealedRecoveryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_sealed_bad_opens_its_case_with_its_batch_both_sides_write_and_only_its_rater_confirms(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var link = app.Company.PromisesForAfterSales;
        var raters = await Raters(app);
        foreach (var rater in raters)
            await app.Given.Rating(link, rater, rater == raters[2] ? 1 : 5, cause: rater == raters[2] ? Cause.FailedExpectation : null);
        await using var db = app.Db();
        Assert.False(await db.RecoveryCases.AnyAsync(Stop));
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 2, 0, 0, TimeSpan.Zero));
        await app.Services.GetRequiredService<CutReleases>().Run(null, Stop);
        var one = await db.RecoveryCases.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((null, new DateOnly(2026, 3, 1), Cause.FailedExpectation), (one.RaterId, one.Day, one.RaterCause!.Value));

        using var owner = await app.As(app.Company.SalesManager);
        using var own = await app.As(raters[2]);
        using var colleague = await app.As(raters[1]);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(new Uri($"/recoveries/{one.Id}", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync(new Uri($"/recoveries/{one.Id}", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(owner, one.Id, "contact", new { text = "请问是哪一批车？" })).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Post(own, one.Id, "messages", new { text = "上周交的那三台。" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(colleague, one.Id, "messages", new { text = "我也来说一句" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(owner, one.Id, "remedy", new { text = "以后先电话确认交期。", finding = "failedExpectation" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(colleague, one.Id, "confirm", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(owner, one.Id, "confirm", new { })).StatusCode);
        Assert.Equal(Verdict.Dissatisfied, await VerdictOf(app));
        Assert.Equal(HttpStatusCode.OK, (await Post(own, one.Id, "confirm", new { })).StatusCode);
        Assert.Equal(Verdict.Recovered, await VerdictOf(app));
        Assert.Equal((Verdict.Recovered, 5), (await VerdictOf(app), (await db.ReleasedBatches.SingleAsync(Stop)).Good));
        await NobodyIsNamed(app, raters[2], one.Id, owner);
    }

    [Theory, BothDatabases]
    public async Task Who_wants_it_told_now_has_a_case_at_once_and_one_case_only(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var raters = await Raters(app);
        var told = Given.Agreed(await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(new RatingDraft
        {
            LinkId = app.Company.PromisesForAfterSales.Id,
            RaterId = raters[0].Id,
            Level = 1,
            At = app.Now,
            TellNow = true,
        })));
        await using var db = app.Db();
        var one = await db.RecoveryCases.AsNoTracking().SingleAsync(Stop);
        Assert.Null(one.RaterId);
        Assert.Equal(told.Id, (await db.SealedCases.AsNoTracking().SingleAsync(Stop)).RatingId);
        Assert.Equal(Verdict.NoAnswer, await VerdictOf(app));
        foreach (var rater in raters.Skip(1))
            await app.Given.Rating(app.Company.PromisesForAfterSales, rater, 5);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 2, 0, 0, TimeSpan.Zero));
        await app.Services.GetRequiredService<CutReleases>().Run(null, Stop);
        Assert.Equal(1, await db.RecoveryCases.CountAsync(Stop));
        Assert.NotNull((await db.SealedCases.AsNoTracking().SingleAsync(Stop)).BatchId);
        Assert.Equal(Verdict.Dissatisfied, await VerdictOf(app));
    }

    private static async Task<List<Person>> Raters(App app)
    {
        var people = new List<Person>();
        for (var i = 0; i < 12; i++)
            people.Add(await app.Given.Person(app.Company.AfterSales));
        return [.. people.Take(6)];
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, Guid id, string step, object body) =>
        client.PostAsJsonAsync(new Uri($"/api/v1/recoveries/{id}/{step}", UriKind.Relative), body, Stop);

    private static async Task<Verdict> VerdictOf(App app) =>
        Given.Agreed(await app.Services.GetRequiredService<ReadScorecard>().Read(app.Company.Sales.Id, Period.Parse("2026-03"), Stop))
            .Links.Single(standing => standing.LinkId == app.Company.PromisesForAfterSales.Id).Verdict;

    /// <summary>In the case, its thread, the audit record, the log and the pages of the owner.</summary>
    private static async Task NobodyIsNamed(App app, Person rater, Guid id, HttpClient owner)
    {
        await using var db = app.Db();
        Assert.All(await db.RecoveryMessages.Where(message => message.From == RecoveryRole.Rater).ToListAsync(Stop), message => Assert.Equal((null, 4, TimeSpan.Zero), (message.AuthorId, message.Id.Version, new TimeSpan(0, 0, message.At.Second))));
        Assert.False(await db.AuditEntries.AnyAsync(entry => entry.Actor == rater.Id, Stop));
        Assert.DoesNotContain(app.Log.All, line => line.Contains(rater.Id.ToString(), StringComparison.OrdinalIgnoreCase));
        foreach (var path in new[] { $"/recoveries/{id}", "/recoveries", $"/api/v1/recoveries/{id}", "/" })
        {
            var page = WebUtility.HtmlDecode(await owner.GetStringAsync(new Uri(path, UriKind.Relative), Stop));
            Assert.DoesNotContain(rater.Name, page, StringComparison.Ordinal);
            Assert.DoesNotContain(rater.Id.ToString(), page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(rater.Email, page, StringComparison.OrdinalIgnoreCase);
        }
    }
}
