using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Ratings;

public sealed class BatchTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task Good_rows_are_stored_and_bad_rows_named(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (status, body) = await Post(app, $"{Row(app, "B-1")}\n{{\"service\":\"nothing\",\"customer\":\"x\",\"value\":1}}\n{{\"service\":null,\"customer\":null,\"value\":1}}\n");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([201, 404, 422], body.RootElement.EnumerateArray().Select(row => row.GetProperty("status").GetInt32()));
    }

    [Theory, BothDatabases]
    public async Task Content_that_breaks_off_or_is_too_long_records_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(app, Row(app, "B-2") + "\n{\"service\":")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(app, string.Concat(Enumerable.Repeat(Row(app, "B-2") + "\n", 10_001)))).Status);
        await using var db = app.Db();
        Assert.False(await db.Ratings.AnyAsync(rating => rating.Occasion == "B-2", TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task The_same_key_gives_the_same_answer(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var sender = await app.WithKey("ratings:write");
        var first = await Post(sender, Row(app, "B-3"), "once");
        var second = await Post(sender, Row(app, "B-3"), "once");
        Assert.Equal(first.Body.RootElement.ToString(), second.Body.RootElement.ToString());
        Assert.Equal(201, second.Body.RootElement[0].GetProperty("status").GetInt32());
    }

    /// <summary>A batch is no other door: each bad of it opens its case, of one person and day one.</summary>
    [Theory, BothDatabases]
    public async Task Bads_of_a_batch_open_their_cases(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        string Bad(string rater, string reference) =>
            JsonSerializer.Serialize(new { service = app.Company.PartsSupply.Code, customer = app.Company.Technicians.Code, rater, value = 1, cause = "nothingAgreed", reference });
        var (status, body) = await Post(app, string.Join('\n', Bad(app.Company.Technician.Email, "B-5"), Bad(app.Company.Technician.Email, "B-6"), Row(app, "B-7"), Bad(app.Company.SecondTechnician.Email, "B-5")) + "\n");
        Assert.Equal((HttpStatusCode.OK, true), (status, body.RootElement.EnumerateArray().All(row => row.GetProperty("status").GetInt32() == 201)));
        await using var db = app.Db();
        var cases = await db.RecoveryCases.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new HashSet<Guid?> { app.Company.Technician.Id, app.Company.SecondTechnician.Id }, cases.Select(one => one.RaterId).ToHashSet());
        Assert.Equal(2, cases.Count);
        Assert.All(cases, one => Assert.Equal((app.Company.PartsForTechnicians.Id, Domain.Recovery.RecoveryState.Open, Domain.Ratings.Cause.NothingAgreed), (one.LinkId, one.State, one.RaterCause!.Value)));
    }

    private static string Row(App app, string reference) =>
        JsonSerializer.Serialize(new { service = app.Company.PartsSupply.Code, customer = app.Company.Technicians.Code, rater = app.Company.Technician.Email, value = 4, reference });

    private static async Task<(HttpStatusCode Status, JsonDocument Body)> Post(App app, string lines)
    {
        using var sender = await app.WithKey("ratings:write");
        return await Post(sender, lines, null);
    }

    private static async Task<(HttpStatusCode Status, JsonDocument Body)> Post(HttpClient sender, string lines, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ratings/batch") { Content = new StringContent(lines, new MediaTypeHeaderValue("application/x-ndjson")) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await sender.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
