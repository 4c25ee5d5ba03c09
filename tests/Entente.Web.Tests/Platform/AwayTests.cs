using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Entente.Domain.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Platform;

/// <summary>The database goes away, as when its server is started again: everybody is told plainly, and the program goes on by itself when it is back.</summary>
public sealed class AwayTests : IAsyncLifetime
{
    private readonly CutLine line = new();
    private App app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.ReasonToSkip is null)
            app = await App.Start(DatabaseKind.Postgres, line: line);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        await line.DisposeAsync();
    }

    [Fact]
    public async Task While_it_is_away_everybody_is_told_to_come_back_and_afterwards_all_works_again()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        using var seller = await app.As(app.Company.Seller);
        using var key = await app.WithKey("ratings:write", "org:read");
        using var all = await app.WithKey("admin");
        using var watcher = app.Client();
        var style = Regex.Match(await seller.GetStringAsync("/", Stop), "href=\"(?<style>[^\"]+\\.css)\"").Groups["style"].Value;
        Assert.Equal(HttpStatusCode.OK, (await watcher.GetAsync("/healthz/ready", Stop)).StatusCode);

        await line.Cut();
        // At once, and when it is time to look whether the session still stands.
        foreach (var later in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(2) })
        {
            app.Clock.Advance(later);
            using var page = await seller.GetAsync("/", Stop);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (page.StatusCode, page.Headers.RetryAfter is not null));
            Assert.Equal(HttpStatusCode.OK, (await seller.GetAsync(style, Stop)).StatusCode);
            Assert.Contains("连接不上数据库", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        }

        using (var page = await all.GetAsync("/units", Stop))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);

        using (var call = await key.GetAsync("/api/v1/units", Stop))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (call.StatusCode, call.Headers.RetryAfter is not null));
            Assert.Contains("Idempotency-Key", await call.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await watcher.GetAsync("/healthz/ready", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await watcher.GetAsync("/healthz/live", Stop)).StatusCode);

        line.Mend();
        Assert.Equal(HttpStatusCode.OK, (await seller.GetAsync("/", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync("/api/v1/units", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await watcher.GetAsync("/healthz/ready", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_rating_that_was_under_way_waits_for_it_and_is_recorded_once()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        RatingDraft Draft(string reference) => new() { LinkId = app.Company.ReimbursementForSales.Id, RaterId = app.Company.Seller.Id, Level = 1, At = app.Now, Reference = reference };
        var record = (Web.Platform.RecordRating)app.Services.GetService(typeof(Web.Platform.RecordRating))!;
        Assert.False((await record(new RatingCommand.Record(Draft("before")))).IsRefused);

        await line.Cut();
        var waiting = Enumerable.Range(0, 20).Select(i => record(new RatingCommand.Record(Draft($"waits-{i}")))).ToList();
        await Task.Delay(250, Stop);
        Assert.DoesNotContain(waiting, one => one.IsCompleted);
        line.Mend();
        Assert.DoesNotContain(await Task.WhenAll(waiting), outcome => outcome.IsRefused);
        // Connections that lay idle while the line was cut are dead; this reads for the test, not for the program.
        Npgsql.NpgsqlConnection.ClearAllPools();
        await using var db = app.Db();
        Assert.Equal(21, await db.Ratings.CountAsync(Stop));
    }

    [Fact]
    public async Task A_rating_that_waited_too_long_is_answered_with_come_back_and_counts_once_when_sent_again()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        using var key = await app.WithKey("ratings:write");
        var rating = new { service = app.Company.Reimbursement.Code, customer = app.Company.Sales.Code, rater = app.Company.Seller.Email, value = 1, reference = "once" };
        await line.Cut();
        using (var away = await key.PostAsJsonAsync("/api/v1/ratings", rating, Stop))
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (away.StatusCode, away.Headers.RetryAfter is not null));
        line.Mend();
        using var again = await key.PostAsJsonAsync("/api/v1/ratings", rating, Stop);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        await using var db = app.Db();
        Assert.Equal(1, await db.Ratings.CountAsync(Stop));
    }
}
