using Entente.Domain.Readiness;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Readiness;

public sealed class FrozenReadinessTests
{
    [Theory, BothDatabases]
    public async Task What_counted_when_a_period_was_closed_stays_until_it_is_reopened_and_then_stands_in_the_audit(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (ready, unready) = (app.Company.ReimbursementForSales, app.Company.PartsForTechnicians);
        await Ready.Reimbursement(app);
        await Ready.Waived(app, unready, "2026-01", "库房搬迁，对话改在二月");
        Given.Agreed(await app.Close("2026-01"));

        await app.Given.Expectation(unready, "半小时内备齐", app.Company.PartsManager, app.Company.TechniciansManager, signedAt: new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var frozen = await Ready.Of(app, unready, "2026-01");
        Assert.Equal([ReadinessGap.Dialogue, ReadinessGap.Expectation, ReadinessGap.ProviderCourse, ReadinessGap.CustomerCourse], frozen.Missing);
        Assert.Equal("库房搬迁，对话改在二月", frozen.WaiverReason);
        Assert.True((await Ready.Of(app, ready, "2026-01")).IsReady);
        Assert.DoesNotContain(ReadinessGap.Expectation, (await Ready.Of(app, unready, "2026-02")).Missing);

        Given.Agreed(await app.Reopen("2026-01", "漏记了一张单"));
        Assert.DoesNotContain(ReadinessGap.Expectation, (await Ready.Of(app, unready, "2026-01")).Missing);
        await using var db = app.Db();
        var kept = await db.AuditEntries.SingleAsync(entry => entry.Action == "readiness.reopened", TestContext.Current.CancellationToken);
        Assert.Equal("period/2026-01", kept.Subject);
        Assert.Contains("库房搬迁，对话改在二月", kept.Details, StringComparison.Ordinal);
        Assert.Empty(await db.FrozenReadiness.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task A_waiver_is_frozen_for_its_own_period_and_for_none_inside_or_around_it(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await Ready.Waived(app, app.Company.PartsForTechnicians, "2025-Q4", "新设组别");
        Given.Agreed(await app.Close("2025"));
        Assert.True((await Ready.Of(app, app.Company.PartsForTechnicians, "2025-Q4")).Counts);
        Assert.False((await Ready.Of(app, app.Company.PartsForTechnicians, "2025-12")).Counts);
        Assert.False((await Ready.Of(app, app.Company.PartsForTechnicians, "2025")).Counts);
    }

    [Theory, BothDatabases]
    public async Task Minutes_that_were_signed_count_although_somebody_writes_on(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await Ready.Reimbursement(app);
        await using var db = app.Db();
        var dialogue = await db.Dialogues.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Null(dialogue.Change());
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Null(dialogue.SignedAt);
        Assert.Empty((await Ready.Of(app, app.Company.ReimbursementForSales, "2026-Q1")).Missing);
    }
}
