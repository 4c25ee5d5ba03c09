using System.Net;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Platform.Api;

/// <summary>A request that is sent again is done once.</summary>
public sealed class IdempotencyTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_same_key_gets_the_same_answer_and_does_nothing_twice(DatabaseKind on)
    {
        var app = await apps.On(on);
        var http = await app.WithKey("org:write");
        var unit = new { code = "once", name = "一次", parent = "company" };
        var (first, again) = (await http.Post("/units", unit, "K-1"), await http.Post("/units", unit, "K-1"));
        Assert.Equal((201, 201), (first.Status, again.Status));
        Assert.Equal(first.Json!.ToJsonString(), again.Json!.ToJsonString());
        Assert.Equal((first.Answer.Headers.Location, first.Answer.Headers.ETag), (again.Answer.Headers.Location, again.Answer.Headers.ETag));
        Assert.Equal("true", again.Answer.Headers.GetValues("Idempotent-Replayed").Single());
        (await http.Post("/units", new { code = "other", name = "另一个", parent = "company" }, "K-1")).IsProblem(422);
        (await http.Post("/units", unit)).IsProblem(409);
    }

    [Theory, BothDatabases]
    public async Task A_refusal_is_an_answer_too_and_the_key_of_one_sender_means_nothing_to_another(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (one, two) = (await app.WithKey("org:write"), await app.WithKey("org:write"));
        var unit = new { code = $"late-{on}".ToLowerInvariant(), name = "迟", parent = "not-yet" };
        (await one.Post("/units", unit, "K-2")).IsProblem(404);
        await app.Given.Unit("后来的", app.Company.Root, "not-yet");
        (await one.Post("/units", unit, "K-2")).IsProblem(404);
        Assert.Equal(201, (await two.Post("/units", unit, "K-2")).Status);
    }

    [Theory, BothDatabases]
    public async Task Of_many_that_come_at_once_one_is_done(DatabaseKind on)
    {
        var app = await apps.On(on);
        var http = await app.WithKey("ratings:write");
        var encounter = new { service = "reimbursement", customer = "sales", rater = app.Company.Seller.Email, reference = $"AT-ONCE-{on}" };
        var calls = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.Post("/encounters", encounter, "K-3")));
        Assert.All(calls, call => Assert.True(call.Status is 201 or 409, $"{call.Status}: {call.Json}"));
        Assert.Single(calls.Where(call => call.Status == 201).Select(call => call.Json!.ToJsonString()).Distinct());
        Assert.Equal(201, (await http.Post("/encounters", encounter, "K-3")).Status);
        await using var db = app.Db();
        Assert.Equal(1, await db.Encounters.CountAsync(one => one.Reference == encounter.reference, Stop));
    }

    [Theory, BothDatabases]
    public async Task After_a_day_the_key_is_free_again(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var http = await app.WithKey("org:write");
        Assert.Equal(201, (await http.Post("/units", new { code = "a", name = "甲", parent = "company" }, "K-4")).Status);
        app.Clock.Advance(TimeSpan.FromHours(23));
        (await http.Post("/units", new { code = "b", name = "乙", parent = "company" }, "K-4")).IsProblem(422);
        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(201, (await http.Post("/units", new { code = "b", name = "乙", parent = "company" }, "K-4")).Status);
        await using var db = app.Db();
        Assert.Equal(1, await db.IdempotentReplies.CountAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task A_fault_is_no_answer_and_a_key_that_is_too_long_is_refused(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var http = await app.WithKey("ratings:write");
        var encounter = new { service = "reimbursement", customer = "sales", rater = app.Company.Seller.Email, reference = "FAULT" };
        await using var db = app.Db();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE encounters RENAME TO away", Stop);
        (await http.Post("/encounters", encounter, "K-5")).IsProblem(500);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO encounters", Stop);
        Assert.Equal(201, (await http.Post("/encounters", encounter, "K-5")).Status);
        (await http.Post("/encounters", encounter, new string('k', 129))).IsProblem(422);
    }

    [Fact]
    public async Task A_call_of_a_foreign_page_in_a_persons_name_is_refused()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var http = await app.As(app.Company.HumanResources);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        (await http.Post("/units", new { code = "forged", name = "伪造", parent = "company" })).IsProblem(403);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/units", Stop)).StatusCode);
    }
}
