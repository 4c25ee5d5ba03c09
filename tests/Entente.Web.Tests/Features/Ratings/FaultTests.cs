using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Ratings;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>The disk is full, the database read-only, the clock wrong: a plain answer, and nothing acknowledged is lost.</summary>
public sealed class FaultTests
{
    private const string Seed = "provider,service,customer,rater,value,at,scale,reference\nprovider,service,customer,rater@small.example,2,2026-01-05T10:00:00+08:00,2,seed\n";

    [Fact]
    public async Task A_full_disk_refuses_loses_nothing_acknowledged_and_goes_on_when_there_is_room()
    {
        Assert.SkipWhen(SmallDisk.ReasonToSkip is not null, SmallDisk.ReasonToSkip ?? "");
        await using var disk = await SmallDisk.Start(Seed);
        var stop = TestContext.Current.CancellationToken;
        List<string> acknowledged = ["seed"];
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.Created, await Post(disk.Sender, $"before-{i}", acknowledged));
        var link = await LinkOf(disk.Sender, "page");

        await disk.Fill();
        for (var i = 0; i < 40; i++)
        {
            var status = await Post(disk.Sender, $"full-{i}", acknowledged);
            // Room that the database had reserved may still take some.
            Assert.True(status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Created, status.ToString());
        }

        using var phone = new HttpClient();
        var page = await Tap(phone, link);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("没有记录", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(stop)), StringComparison.Ordinal);

        using (var unit = await disk.Sender.PostAsJsonAsync("/api/v1/units", new { code = "full", name = "写不下", parent = "company" }, stop))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (unit.StatusCode, unit.Headers.RetryAfter is not null));
            Assert.Contains("磁盘已满", (await unit.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        disk.Free();
        Assert.Equal(HttpStatusCode.Created, await Post(disk.Sender, "after", acknowledged));
        Assert.Equal(HttpStatusCode.OK, (await Tap(phone, link)).StatusCode);
        acknowledged.Add("page");
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), Stored(disk.CopyDatabase()));
    }

    [Fact]
    public async Task A_database_that_became_read_only_refuses_and_goes_on_when_it_may_write()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var app = await App.Start(DatabaseKind.Postgres);
        var stop = TestContext.Current.CancellationToken;
        var path = app.Address + app.Services.GetRequiredService<RatingLinks>().PathFor(new RatingLinks.Invitation(app.Company.ReportsForSales.Id, app.Company.Seller.Id, "READ-ONLY"))[1..];
        using var administrator = await app.As(app.Company.Administrator);
        await ReadOnly(app, on: true);
        using var phone = new HttpClient();
        var refused = await administrator.Submit("/admin/units", "unit", ("Form.Code", "new-one"), ("Form.Name", "新部门"), ("Form.Parent", "company"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("刚才的操作没有保存", await refused.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await administrator.PostAsJsonAsync("/api/v1/units", new { code = "new-one", name = "新部门", parent = "company" }, stop)).StatusCode);
        var page = await Tap(phone, new Uri(path), ("level", "1"), ("sealed", "true"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(stop));
        Assert.Contains("没有记录", text, StringComparison.Ordinal);
        Assert.Contains("name=\"sealed\" value=\"true\"", text, StringComparison.Ordinal);
        await ReadOnly(app, on: false);
        Assert.Equal(HttpStatusCode.OK, (await Tap(phone, new Uri(path), ("level", "1"), ("sealed", "true"))).StatusCode);
        await using var db = app.Db();
        Assert.Equal((0, 1), (await db.Ratings.CountAsync(stop), await db.SealedRatings.CountAsync(stop)));
    }

    [Theory, BothDatabases]
    public async Task A_clock_that_is_set_back_loses_and_doubles_nothing(DatabaseKind on)
    {
        var clock = new SetClock(App.FirstInstant);
        await using var app = await App.Start(on, clock);
        var writer = app.Services.GetRequiredService<RatingWriter>();
        var first = await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 2, reference: "BACK-1");
        clock.Now = App.FirstInstant.AddHours(-3);
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 4, reference: "BACK-2");
        var revised = Given.Agreed(await writer.Record(new RatingCommand.Record(Draft(app, "BACK-1", App.FirstInstant.AddHours(-3)))));
        Assert.Equal((first.Id, RatingChange.Revised), (revised.Id, revised.Change));
        // What the right clock had called now is the future of the wrong one: refused in words, not recorded at a time that has not come.
        var ahead = await writer.Record(new RatingCommand.Record(Draft(app, "BACK-3", App.FirstInstant)));
        Assert.IsType<RatedInTheFuture>(ahead.Refusal);
        await using var db = app.Db();
        Assert.Equal(2, await db.Ratings.CountAsync(TestContext.Current.CancellationToken));
        Assert.Null(await app.Services.GetRequiredService<RebuildTallies>().Run(repair: false, TestContext.Current.CancellationToken));
    }

    private static RatingDraft Draft(App app, string reference, DateTimeOffset at) => new()
    {
        LinkId = app.Company.PartsForTechnicians.Id,
        RaterId = app.Company.Technician.Id,
        Level = 5,
        At = at,
        Reference = reference,
        MayRevise = true,
    };

    private static async Task ReadOnly(App app, bool on)
    {
        await using (var db = app.Db())
        {
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("SET default_transaction_read_only = off", TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync(
                on
                    ? "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$"
                    : "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = off', current_database()); END $$",
                TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", TestContext.Current.CancellationToken);
        }

        NpgsqlConnection.ClearAllPools();
    }

    private static async Task<HttpStatusCode> Post(HttpClient sender, string reference, List<string> acknowledged)
    {
        using var answer = await sender.PostAsJsonAsync("/api/v1/ratings", new { service = "service", customer = "customer", rater = "rater@small.example", value = 2, reference }, TestContext.Current.CancellationToken);
        if (answer.StatusCode is HttpStatusCode.Created)
            acknowledged.Add(reference);
        else
            Assert.NotNull(answer.Headers.RetryAfter);
        return answer.StatusCode;
    }

    private static async Task<Uri> LinkOf(HttpClient sender, string reference)
    {
        using var answer = await sender.PostAsJsonAsync("/api/v1/encounters", new { service = "service", customer = "customer", rater = "rater@small.example", reference }, TestContext.Current.CancellationToken);
        return new Uri((await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("ratingLink").GetString()!);
    }

    private static Task<HttpResponseMessage> Tap(HttpClient phone, Uri path) => Tap(phone, path, ("level", "1"));

    private static async Task<HttpResponseMessage> Tap(HttpClient phone, Uri path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await phone.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    private static List<string> Stored(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT occasion FROM ratings ORDER BY occasion";
        using var rows = select.ExecuteReader();
        var stored = new List<string>();
        while (rows.Read())
            stored.Add(rows.GetString(0));
        return stored;
    }

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
