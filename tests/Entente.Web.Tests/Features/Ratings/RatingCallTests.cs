using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;
using Entente.Web.Tests.Platform.Api;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>Ratings over the API: who may, what is answered, and what a repeated request does.</summary>
public sealed class RatingCallTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_rating_is_made_read_revised_recovered_and_withdrawn(DatabaseKind on)
    {
        var app = await apps.On(on);
        var seller = await app.As(app.Company.Seller);
        var made = await seller.Post("/ratings", new { service = "reimbursement", customer = "sales", value = 2, reference = $"LIFE-{on}" });
        Assert.Equal((201, "\"1\""), (made.Status, made.Answer.Headers.ETag!.Tag));
        var path = "/ratings/" + made.Json!["id"];
        Assert.Equal("/api/v1" + path, made.Answer.Headers.Location!.OriginalString);
        Assert.Equal(app.Company.Seller.Email, (string)(await seller.Get(path)).Json!["rater"]!);

        (await seller.Call(HttpMethod.Post, path + "/confirm-recovery")).IsProblem(409);
        var revised = await seller.Call(HttpMethod.Put, path, new { value = 1, cause = "failedExpectation", comment = "晚了三周" }, ifMatch: "\"1\"");
        Assert.Equal((200, "\"2\""), (revised.Status, revised.Answer.Headers.ETag!.Tag));
        (await seller.Call(HttpMethod.Put, path, new { value = 2 }, ifMatch: "\"1\"")).IsProblem(412);
        (await seller.Call(HttpMethod.Post, path + "/confirm-recovery", ifMatch: "\"1\"")).IsProblem(412);
        Assert.Equal(200, (await seller.Call(HttpMethod.Post, path + "/confirm-recovery", ifMatch: "\"2\"")).Status);
        Assert.True((bool)(await seller.Get(path)).Json!["recovered"]!);
        Assert.Equal(200, (await seller.Call(HttpMethod.Post, path + "/withdraw")).Status);
        (await seller.Call(HttpMethod.Post, path + "/withdraw")).IsProblem(404);
        Assert.True((bool)(await seller.Get(path)).Json!["withdrawn"]!);
    }

    [Theory, BothDatabases]
    public async Task Nobody_speaks_in_the_name_of_another(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (seller, other) = (await app.As(app.Company.Seller), await app.As(app.Company.SecondSeller));
        var rating = new { service = "reimbursement", customer = "sales", rater = app.Company.Seller.Email, value = 1, reference = $"OWN-{on}" };
        (await other.Post("/ratings", rating)).IsProblem(403);
        var path = "/ratings/" + (await seller.Post("/ratings", rating)).Json!["id"];
        foreach (var person in new[] { app.Company.SecondSeller, app.Company.SalesManager, app.Company.FinanceManager, app.Company.Administrator })
        {
            var http = await app.As(person);
            (await http.Call(HttpMethod.Put, path, new { value = 2, rater = app.Company.Seller.Email })).IsProblem(404);
            (await http.Call(HttpMethod.Post, path + "/withdraw")).IsProblem(404);
        }

        var key = await app.WithKey("ratings:write");
        (await key.Call(HttpMethod.Put, path, new { value = 2 })).IsProblem(404);
        (await key.Call(HttpMethod.Post, path + "/withdraw", new { rater = app.Company.SecondSeller.Email })).IsProblem(404);
        Assert.Equal(200, (await key.Call(HttpMethod.Put, path, new { value = 2, rater = app.Company.Seller.Email })).Status);
        (await (await app.As(app.Company.Technician)).Get(path)).IsProblem(404);
    }

    [Theory, BothDatabases]
    public async Task Each_no_has_its_status(DatabaseKind on)
    {
        var app = await apps.On(on);
        var http = await app.WithKey("ratings:write");
        var seller = app.Company.Seller.Email;
        (await Rate("nothing", "sales", seller, 2)).IsProblem(404);
        (await Rate("reimbursement", "nowhere", seller, 2)).IsProblem(404);
        (await Rate("reimbursement", "sales", "nobody@repair.example", 2)).IsProblem(404);
        (await Rate("parts-supply", "sales", seller, 2)).IsProblem(404);
        (await Rate("reimbursement", "sales", app.Company.Accountant.Email, 2)).IsProblem(403);
        (await Rate("reimbursement", "sales", seller, 3)).IsProblem(422);
        (await Rate("reimbursement", "sales", seller, 0)).IsProblem(422);
        (await http.Post("/ratings", new { service = "reimbursement", customer = "sales", rater = seller, value = 2, scale = 5 })).IsProblem(422);
        (await http.Post("/ratings", new { service = "reimbursement", customer = "sales", rater = seller, value = 2, occurredAt = app.Now.AddHours(1) })).IsProblem(422);
        (await http.Post("/ratings", new { service = "reimbursement", customer = "sales", rater = seller, value = 2, @sealed = true })).IsProblem(422);
        Assert.Equal(201, (await Rate("reimbursement", "sales", seller, 2)).Status);
        (await Rate("reimbursement", "sales", seller, 2)).IsProblem(409);

        Task<(int Status, System.Text.Json.Nodes.JsonNode? Json, HttpResponseMessage Answer)> Rate(string service, string customer, string rater, int value) =>
            http.Post("/ratings", new { service, customer, rater, value, reference = $"NO-{on}" });
    }

    [Theory, BothDatabases]
    public async Task What_happened_in_a_closed_period_counts_today_and_a_rating_in_it_stays(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var seller = await app.As(app.Company.Seller);
        var before = await seller.Post("/ratings", new { service = "reimbursement", customer = "sales", value = 1, reference = "BEFORE", occurredAt = "2025-12-30T10:00:00+08:00" });
        await app.Given.Closed("2025-Q4");
        var late = await seller.Post("/ratings", new { service = "reimbursement", customer = "sales", value = 1, reference = "LATE", occurredAt = "2025-12-31T10:00:00+08:00" });
        Assert.Equal("2026-03-25", (string)(await seller.Get($"/ratings/{late.Json!["id"]}")).Json!["day"]!);
        (await seller.Call(HttpMethod.Put, $"/ratings/{before.Json!["id"]}", new { value = 2 })).IsProblem(409);
        (await seller.Call(HttpMethod.Post, $"/ratings/{before.Json["id"]}/withdraw")).IsProblem(409);
    }

    [Theory, BothDatabases]
    public async Task A_request_that_is_sent_again_gets_its_first_answer_even_the_next_day(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var http = await app.WithKey("ratings:write");
        foreach (var (service, customer, rater, level) in new[] { ("reimbursement", "sales", app.Company.Seller, 1), ("customer-promises", "after-sales", app.Company.Technician, 2) })
        {
            var rating = new { service, customer, rater = rater.Email, value = level };
            var first = await http.Post("/ratings", rating, "R-" + service);
            Assert.Equal(201, first.Status);
            app.Clock.Advance(TimeSpan.FromDays(1));
            var again = await http.Post("/ratings", rating, "R-" + service);
            Assert.Equal((201, first.Json!.ToJsonString(), first.Answer.Headers.ETag), (again.Status, again.Json!.ToJsonString(), again.Answer.Headers.ETag));
            (await http.Post("/ratings", new { service, customer, rater = rater.Email, value = level + 1 }, "R-" + service)).IsProblem(422);
            (await http.Post("/ratings", new { service, customer, rater = app.Company.SecondSeller.Email, value = level }, "R-" + service)).IsProblem(422);
            Assert.Equal(201, (await http.Post("/ratings", rating, "another " + service)).Status);
        }

        await using var db = app.Db();
        Assert.Equal((2, 2), (await db.Ratings.CountAsync(Stop), await db.SealedRatings.CountAsync(Stop)));
        Assert.DoesNotContain(app.Log.All, line => line.Contains("tried alone", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task The_same_rating_sent_many_times_at_once_is_one(DatabaseKind on)
    {
        var app = await apps.On(on);
        var http = await app.WithKey("ratings:write");
        var rating = new { service = "reimbursement", customer = "sales", rater = app.Company.SecondSeller.Email, value = 1, reference = $"ONE-{on}" };
        var calls = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => http.Post("/ratings", rating, $"R-ONE-{on}")));
        Assert.All(calls, call => Assert.Equal(201, call.Status));
        Assert.Single(calls.Select(call => (string)call.Json!["id"]!).Distinct());
    }

    [Theory, BothDatabases]
    public async Task No_answer_gives_a_sealed_rater_away(DatabaseKind on)
    {
        var app = await App.Start(on);
        await using var _ = app;
        var technician = await app.As(app.Company.Technician);
        var made = await technician.Post("/ratings", new { service = "customer-promises", customer = "after-sales", value = 1, comment = "答应的没做到", reference = "S-1" }, "sealed");
        Assert.True((bool)made.Json!["sealed"]!);
        var id = (string)made.Json["id"]!;
        string[] paths = [$"/ratings/{id}", "/scorecards?period=2026-03", "/units/sales/scorecard?period=2026-03", "/chain?period=2026-03", "/units", "/links", "/services"];
        foreach (var http in new[] { technician, await app.As(app.Company.SalesManager), await app.As(app.Company.AfterSalesManager), await app.As(app.Company.Administrator), await app.As(app.Company.Auditor), await app.WithKey("admin"), await app.WithKey("ratings:read", "ratings:write") })
        {
            (await http.Get($"/ratings/{id}")).IsProblem(404);
            (await http.Call(HttpMethod.Put, $"/ratings/{id}", new { value = 5, rater = app.Company.Technician.Email })).IsProblem(404);
            (await http.Call(HttpMethod.Post, $"/ratings/{id}/withdraw", new { rater = app.Company.Technician.Email })).IsProblem(404);
            foreach (var path in paths)
            {
                var text = (await http.Get(path)).Json!.ToJsonString();
                Assert.DoesNotContain(app.Company.Technician.Email, text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("答应的没做到", text, StringComparison.Ordinal);
            }
        }
    }

    [Theory, BothDatabases]
    public async Task A_row_of_the_wrong_shape_is_named_and_disturbs_no_other(DatabaseKind on)
    {
        var app = await apps.On(on);
        var http = await app.WithKey("ratings:write");
        Person rater = await app.Given.Person(app.Company.Sales);
        object Row(string reference, object value) => new { service = "reimbursement", customer = "sales", rater = rater.Email, value, reference };
        var rows = (await http.Post("/ratings/batch", new[] { Row("W-1", 2), Row("W-2", "two"), "a word", Row("W-1", 1), Row("W-3", 1), null })).Json!.AsArray();
        Assert.Equal([201, 422, 422, 409, 201, 422], rows.Select(row => (int)row!["status"]!));
        Assert.Equal([1, 2, 3, 4, 5, 6], rows.Select(row => (int)row!["row"]!));
        Assert.Contains("$.value", (string)rows[1]!["error"]!, StringComparison.Ordinal);
        (await http.Call(HttpMethod.Post, "/ratings/batch", "a,b", type: "text/csv")).IsProblem(415);
        (await http.Post("/ratings/batch", "{}")).IsProblem(400);
        Assert.Empty((await http.Post("/ratings/batch", "[]")).Json!.AsArray());
    }
}
