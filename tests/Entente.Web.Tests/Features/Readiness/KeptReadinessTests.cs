using Entente.Domain.Cadences;
using Entente.Domain.Readiness;
using Entente.Web.Tests.Features.Cadences;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Readiness;

/// <summary>Readiness is kept between pages, and nobody can tell: whatever it is drawn from changes it at once, whichever node it was changed on.</summary>
public sealed class KeptReadinessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Whatever_changes_on_one_node_is_known_on_the_other_at_once(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await using var other = await app.Beside();
        var (link, company) = (app.Company.ReimbursementForSales, app.Company);
        async Task<IReadOnlyList<ReadinessGap>> Missing() => (await Ready.Of(other, link, "2026-Q1")).Missing;

        Assert.Equal([ReadinessGap.Dialogue, ReadinessGap.Expectation, ReadinessGap.ProviderCourse, ReadinessGap.CustomerCourse], await Missing());
        await Ready.Talked(app, company.Finance, company.Sales, new DateTimeOffset(2025, 11, 3, 2, 0, 0, TimeSpan.Zero));
        Assert.DoesNotContain(ReadinessGap.Dialogue, await Missing());
        await app.Given.Expectation(link, "三个工作日到账", company.FinanceManager, company.SalesManager);
        Assert.Equal([ReadinessGap.ProviderCourse, ReadinessGap.CustomerCourse], await Missing());
        await Ready.Learned(app, company.FinanceManager, new DateTimeOffset(2025, 11, 5, 2, 0, 0, TimeSpan.Zero));
        Assert.Equal([ReadinessGap.CustomerCourse], await Missing());
        await Ready.Learned(app, company.SalesManager, new DateTimeOffset(2025, 11, 6, 2, 0, 0, TimeSpan.Zero));
        Assert.Empty(await Missing());

        Assert.Null((await Ready.Of(other, link, "2026-Q1")).WaiverReason);
        await Ready.Waived(app, link, "2026-Q1", "新设部门");
        Assert.Equal("新设部门", (await Ready.Of(other, link, "2026-Q1")).WaiverReason);
    }

    [Theory, BothDatabases]
    public async Task A_meeting_that_is_missed_counts_at_once_and_so_does_the_day_on_which_its_minutes_are_overdue(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await using var other = await app.Beside();
        var meeting = (await Meets.Of(app, (await Meets.Agreed(app)).Id))[0];
        async Task<bool> IsKept() => !(await Ready.Of(other, app.Company.PartsForTechnicians, "2026")).Missing.Contains(ReadinessGap.Cadence);

        Assert.True(await IsKept());
        app.Clock.SetUtcNow(meeting.MinutesDueAt.AddDays(1));
        Assert.False(await IsKept());

        await using var db = app.Db();
        db.Attach(meeting);
        Assert.Null(meeting.Write(new MeetingText([], [new(app.Company.PartsManager.Id, app.Company.Parts.Id), new(app.Company.Technician.Id, app.Company.Technicians.Id)], "补记", [])));
        Assert.Null(meeting.Finish(app.Company.PartsManager.Id, app.Now));
        await db.SaveChangesAsync(Stop);
        Assert.True(await IsKept());
    }
}
