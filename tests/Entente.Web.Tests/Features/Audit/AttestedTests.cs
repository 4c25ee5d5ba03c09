using System.Net;
using Entente.Domain.Ratings;
using Entente.Web.Commands;
using Entente.Web.Features.Audit;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Audit;

/// <summary>What the audit chain attests of rows elsewhere: whatever the program does later leaves it true, and whatever is done past the program is found.</summary>
public sealed class AttestedTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What somebody with the database in hand could do to a rating, to what was released and to what was published.</summary>
    public static TheoryData<string, string> Frauds => new()
    {
        { "UPDATE ratings SET level = 5 WHERE level = 1 AND version = 1", "rating.attested" },
        { "UPDATE ratings SET comment = 'fine' WHERE comment IS NOT NULL", "rating.attested" },
        { "UPDATE ratings SET rater_id = (SELECT max(rater_id) FROM ratings) WHERE rater_id <> (SELECT max(rater_id) FROM ratings)", "rating.attested" },
        { "UPDATE ratings SET recorded_at = NULL WHERE level = 1", "rating.attested" },
        { "UPDATE ratings SET recovered_at = recorded_at WHERE level = 1 AND version = 1", "rating.attested" },
        { "UPDATE rating_revisions SET level = 4", "rating.attested" },
        { "DELETE FROM rating_revisions", "rating.attested" },
        { "DELETE FROM ratings WHERE version = 1 AND level = 1", "rating.attested" },
        { "UPDATE scorecards SET document = replace(document, '0.', '1.') WHERE frozen_at IS NOT NULL", "period.attested" },
        { "DELETE FROM scorecards WHERE frozen_at IS NOT NULL", "period.attested" },
        { "DELETE FROM frozen_readiness", "period.attested" },
    };

    [Theory]
    [MemberData(nameof(Frauds))]
    public async Task What_is_changed_past_the_program_is_named(string fraud, string action)
    {
        await using var app = await Company();
        await Night(app);
        Assert.Null(await Break(app));

        await using var db = app.Db();
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(fraud, Stop));
        var broken = await Break(app);
        Assert.Equal((AuditBreak.Fault.Differs, action), (broken?.Kind, broken?.Action));
        Assert.Equal(action, (await db.AuditEntries.SingleAsync(entry => entry.Number == broken!.Number, Stop)).Action);

        // The next night does not make it good.
        await Night(app);
        Assert.Equal(broken, await Break(app));
        using var auditor = await app.As(app.Company.Auditor);
        using var answer = await auditor.Submit("/audit", "verify");
        Assert.Contains($"第 {broken!.Number} 条", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_released_batch_and_its_comments_are_attested_without_anybody(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        for (var i = 0; i < 6; i++)
            await app.Given.Rating(app.Company.PromisesForAfterSales, await app.Given.Person(app.Company.AfterSales), 1 + (i % 2), comment: $"第{i}条", @sealed: true);
        app.Clock.Advance(TimeSpan.FromDays(20));
        await app.Services.GetRequiredService<CutReleases>().Run(null, Stop);
        await Night(app);
        await using var db = app.Db();
        var entry = await db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.Action == "sealed.attested", Stop);
        Assert.Equal(("period/2026-03", (Guid?)null), (entry.Subject, entry.Actor));
        Assert.Null(await Break(app));

        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync("UPDATE released_batches SET n1 = n1 - 1, n2 = n2 + 1", Stop));
        Assert.Equal(new AuditBreak(entry.Number, AuditBreak.Fault.Differs, "sealed.attested"), await Break(app));
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync("UPDATE released_batches SET n1 = n1 + 1, n2 = n2 - 1", Stop));
        Assert.Null(await Break(app));
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync("DELETE FROM released_comments", Stop));
        Assert.Equal(new AuditBreak(entry.Number, AuditBreak.Fault.Differs, "sealed.attested"), await Break(app));
    }

    [Theory, BothDatabases]
    public async Task Whatever_the_program_does_afterwards_leaves_it_true(DatabaseKind on)
    {
        await using var app = await Company(on);
        var c = app.Company;
        var writer = app.Services.GetRequiredService<RatingWriter>();
        var bad = await app.Given.Rating(c.PartsForTechnicians, c.Technician, 1, reference: "RO-9", comment: "又没到货。");
        await Night(app);

        await app.Given.Recovery(bad, c.Technician);
        await Night(app);
        var taken = await app.Given.Rating(c.PartsForTechnicians, c.Technician, 4, reference: "RO-10");
        Given.Agreed(await writer.Record(new RatingCommand.Withdraw(taken.Id, c.Technician.Id)));
        await Night(app);
        // Taken back, attested as taken back, and given again: the version that was taken back stays what it was.
        Given.Agreed(await writer.Record(new RatingCommand.Record(new RatingDraft { LinkId = c.PartsForTechnicians.Id, RaterId = c.Technician.Id, Level = 2, At = app.Now, Reference = "RO-10", MayRevise = true })));
        await app.Given.Rating(c.PartsForTechnicians, c.Technician, 3, at: app.Now.AddDays(-9), reference: "FILE-1");
        await Night(app);
        Assert.Null(await Break(app));

        // Opened again, changed and closed again: figures may be others then, and the chain knows why.
        Given.Agreed(await app.Services.GetRequiredService<ReopenPeriod>().Run(Domain.Kernel.Period.Parse("2026-02"), "漏了一天。", await app.Actor(c.Administrator), Stop));
        Assert.Null(await Break(app));
        await app.Given.Rating(c.PartsForTechnicians, c.Technician, 5, at: new DateTimeOffset(2026, 2, 20, 2, 0, 0, TimeSpan.Zero), reference: "FILE-2");
        await app.Close("2026-02");
        await Night(app);
        Assert.Null(await Break(app));
        await using var db = app.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Action == "period.attested" && entry.Subject == "period/2026-02", Stop));
    }

    [Theory, BothDatabases]
    public async Task A_clock_that_is_set_back_adds_nothing_to_what_is_attested(DatabaseKind on)
    {
        var clock = new SetBackClock(App.FirstInstant);
        await using var app = await App.Start(on, clock);
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 4, reference: "RO-1");
        clock.Now += TimeSpan.FromHours(1);
        await Night(app);
        clock.Now -= TimeSpan.FromMinutes(30);
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 5, reference: "RO-2");
        Assert.Null(await Break(app));
        clock.Now += TimeSpan.FromDays(1);
        await Night(app);
        Assert.Null(await Break(app));
        await using var db = app.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Action == "rating.attested", Stop));
    }

    [Fact]
    public async Task A_night_in_which_nothing_came_says_nothing_and_ratings_of_before_are_attested_too()
    {
        await using var app = await Company();
        await using var db = app.Db();
        await db.Database.ExecuteSqlRawAsync("UPDATE ratings SET recorded_at = NULL", Stop);
        await Night(app);
        var first = await db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.Action == "rating.attested", Stop);
        Assert.Equal((-1, await db.Ratings.SumAsync(rating => rating.Version, Stop)), (Attestation.Of(first).From, (int)Attestation.Of(first).Rows));
        await Night(app);
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Action == "rating.attested", Stop));
        Assert.Null(await Break(app));
    }

    [Fact]
    public async Task The_commands_look_at_what_is_attested_as_well()
    {
        await using var app = await Company();
        await Night(app);
        Assert.Equal(app.Services.GetServices<IAttested>().Select(one => one.Action).Order(), Proof.Attested.Select(one => one.Action).Order());
        await using var db = app.Db();
        await db.Database.ExecuteSqlRawAsync("UPDATE ratings SET level = 5 WHERE level = 1", Stop);
        var told = await Terminal.Run(["verify-audit", .. app.AtItsData]);
        Assert.Equal(1, told.Exit);
        Assert.Contains("rating.attested", told.Error, StringComparison.Ordinal);
    }

    private static async Task<App> Company(DatabaseKind on = DatabaseKind.Sqlite)
    {
        var app = await App.Start(on);
        var (link, february) = (app.Company.PartsForTechnicians, new DateTimeOffset(2026, 2, 10, 2, 0, 0, TimeSpan.Zero));
        await app.Given.Rating(link, app.Company.Technician, 1, february, "RO-1", Cause.FailedExpectation, "晚了三天。");
        await app.Given.Rating(link, await app.Given.Person(app.Company.Technicians), 5, february, "RO-2");
        var revised = await app.Given.Rating(link, app.Company.Technician, 3, february, "RO-3");
        Assert.Equal(2, Given.Agreed(await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(
            new RatingDraft { LinkId = link.Id, RaterId = app.Company.Technician.Id, Level = 5, At = february, Reference = "RO-3", MayRevise = true }))).Version);
        Assert.NotEqual(Guid.Empty, revised.Id);
        await app.Close("2026-02");
        return app;
    }

    private static async Task Night(App app)
    {
        if (app.Time is Microsoft.Extensions.Time.Testing.FakeTimeProvider clock)
            clock.Advance(TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<SignHead>().Run(Stop);
    }

    private static async Task<AuditBreak?> Break(App app) => (await app.Services.GetRequiredService<VerifyAudit>().Run([], Stop)).Break;

    private sealed class SetBackClock(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
