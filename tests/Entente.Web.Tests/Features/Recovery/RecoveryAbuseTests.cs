using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Recovery;

/// <summary>Who must not see a case, must not take its steps, and must not make a bad disappear.</summary>
public sealed class RecoveryAbuseTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly string[] Steps = ["contact", "remedy", "confirm", "reopen", "withdraw", "delegate", "messages"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Strangers_colleagues_of_the_rater_and_of_the_owner_and_administrators_do_not_learn_that_it_is_there()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var company = app.Company;
        var one = await Cases.Opened(app);
        foreach (var person in new[] { company.SalesManager, company.SecondTechnician, company.TechniciansManager, company.AfterSalesManager, company.Accountant, company.Administrator })
        {
            using var http = await app.As(person);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/recoveries/{one.Id}", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/api/v1/recoveries/{one.Id}", Stop)).StatusCode);
            foreach (var step in Steps)
                Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/{step}", new { text = "x" }, Stop)).StatusCode);
            foreach (var path in new[] { "/recoveries", "/recoveries?view=list", "/api/v1/recoveries", "/" })
                Assert.DoesNotContain(one.Id.ToString(), await http.GetStringAsync(path, Stop), StringComparison.Ordinal);
            Assert.DoesNotContain("报销", await http.GetStringAsync("/recoveries/export.csv", Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_without_the_scope_reads_nothing_and_no_key_acts()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var one = await Cases.Opened(app);
        using var without = await app.WithKey("ratings:read", "needs:read", "ratings:write");
        Assert.Equal(HttpStatusCode.Forbidden, (await without.GetAsync("/api/v1/recoveries", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await without.GetAsync($"/api/v1/recoveries/{one.Id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await without.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/confirm", new { }, Stop)).StatusCode);
        using var with = await app.WithKey("recoveries:read", "recoveries:write");
        foreach (var step in Steps)
            Assert.Equal(HttpStatusCode.Forbidden, (await with.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/{step}", new { text = "x" }, Stop)).StatusCode);
        Assert.Equal(RecoveryState.Open, (await Cases.Stored(app, one.Id)).State);
    }

    [Fact]
    public async Task Each_side_takes_its_own_steps_alone_and_whoever_only_reads_takes_none()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var company = app.Company;
        var one = await Cases.Opened(app);
        async Task Refused(Person person, params string[] steps)
        {
            using var http = await app.As(person);
            foreach (var step in steps)
                Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/{step}", new { text = "补了", finding = "misunderstanding" }, Stop)).StatusCode);
        }

        await Refused(company.Technician, "contact", "remedy", "delegate");
        await Refused(company.FinanceManager, "confirm", "withdraw", "reopen");
        await Refused(company.Director, "confirm", "withdraw", "reopen");
        await Refused(company.HumanResources, Steps);
        await Refused(company.Auditor, Steps);
        Assert.Equal((RecoveryState.Open, 1), (await Cases.Stored(app, one.Id) is var stored ? stored.State : default, stored.Version));
        await using var db = app.Db();
        Assert.True(await db.Ratings.AnyAsync(rating => rating.LinkId == one.LinkId && rating.Day == one.Day && rating.RecoveredAt == null && rating.WithdrawnAt == null, Stop));
    }

    [Theory, BothDatabases]
    public async Task Confirming_twice_says_that_it_is_settled(DatabaseKind on)
    {
        var app = await apps.On(on);
        var one = await Cases.Opened(app);
        using var rater = await app.As(app.Company.Technician);
        Assert.Equal(HttpStatusCode.OK, (await rater.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/confirm", new { }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await rater.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/confirm", new { }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await rater.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/messages", new { text = "还有" }, Stop)).StatusCode);
        Assert.Equal(4, (await Cases.Stored(app, one.Id)).History.Count);
    }

    [Theory, BothDatabases]
    public async Task A_confirmation_after_closing_settles_the_case_and_leaves_every_published_figure(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (rater, link) = (app.Company.Technician, app.Company.ReimbursementForAfterSales);
        var february = new DateTimeOffset(2026, 2, 10, 3, 0, 0, TimeSpan.Zero);
        var bad = await app.Given.Rating(link, rater, Levels.Bad, february, "BX-9");
        var one = await Cases.Of(app, rater, link, february);
        await app.Given.Closed("2026-02");
        using var person = await app.As(rater);
        using var direct = await person.PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/confirm-recovery", new { }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, direct.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/confirm", new { }, Stop)).StatusCode);
        Assert.Equal((RecoveryState.Confirmed, true), (await Cases.Stored(app, one.Id) is var settled ? settled.State : default, settled.ConfirmedLate));
        await using var db = app.Db();
        var tally = await db.LinkTallies.SingleAsync(row => row.LinkId == link.Id && row.Month == new DateOnly(2026, 2, 1), Stop);
        Assert.Equal((1, 0), (tally.StandingBad, tally.Recovered));
        Assert.Null((await db.Ratings.SingleAsync(rating => rating.Id == bad.Id, Stop)).RecoveredAt);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_take_a_step_at_once_one_is_told_and_the_raters_word_is_never_lost(DatabaseKind on)
    {
        var app = await apps.On(on);
        for (var round = 0; round < 5; round++)
        {
            var one = await Cases.Opened(app);
            using var owner = await app.As(app.Company.FinanceManager);
            using var superior = await app.As(app.Company.Director);
            using var rater = await app.As(app.Company.Technician);
            var answers = await Task.WhenAll(
                owner.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/contact", new { }, Stop),
                superior.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/contact", new { }, Stop),
                rater.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/confirm", new { }, Stop));
            Assert.InRange(answers[..2].Count(answer => answer.StatusCode is HttpStatusCode.OK), 0, 1);
            Assert.All(answers[..2], answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.PreconditionFailed }));
            Assert.Equal(HttpStatusCode.OK, answers[2].StatusCode);
            var stored = await Cases.Stored(app, one.Id);
            Assert.Equal(RecoveryState.Confirmed, stored.State);
            Assert.Equal(stored.History.Count, stored.Version);
        }
    }

    [Theory, BothDatabases]
    public async Task Bads_and_confirmations_at_once_never_leave_a_settled_case_with_a_bad_that_stands(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (rater, link, writer) = (app.Company.Technician, app.Company.ReimbursementForAfterSales, app.Services.GetRequiredService<RatingWriter>());
        await using var node = on is DatabaseKind.Postgres ? await app.Beside() : null;
        var other = (node ?? app).Services.GetRequiredService<RatingWriter>();
        for (var round = 0; round < 12; round++)
        {
            var first = await app.Given.Rating(link, rater, Levels.Bad, reference: $"A{round}");
            await Task.WhenAll(
                writer.Record(new RatingCommand.ConfirmRecovery(first.Id, rater.Id)),
                other.Record(new RatingCommand.Record(new RatingDraft { LinkId = link.Id, RaterId = rater.Id, Level = Levels.Bad, At = app.Now, Reference = $"B{round}" })));
            await using var db = app.Db();
            var stands = await db.Ratings.AnyAsync(rating => rating.RecoveredAt == null, Stop);
            Assert.Equal(stands, (await Cases.Of(app, rater, link, app.Now)).IsLive);
        }
    }

    [Fact]
    public async Task A_good_opens_nothing_and_a_file_sent_twice_opens_nothing_twice()
    {
        await using var app = await App.Start();
        await app.Given.Rating(app.Company.ReimbursementForAfterSales, app.Company.Technician, Levels.Good);
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 3);
        await using (var db = app.Db())
            Assert.False(await db.RecoveryCases.AnyAsync(Stop));
        var draft = new RatingDraft { LinkId = app.Company.ReimbursementForAfterSales.Id, RaterId = app.Company.Technician.Id, Level = Levels.Bad, At = app.Now.AddDays(-1), Reference = "BX", IsRepeatable = true };
        for (var i = 0; i < 3; i++)
            Assert.False((await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(draft))).IsRefused);
        await using var again = app.Db();
        Assert.Equal(1, (await again.RecoveryCases.SingleAsync(Stop)).Version);
    }
}
