using System.Collections.Concurrent;
using Entente.Web.Platform.Jobs;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Platform.Jobs;

public sealed class JobTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void A_daily_job_is_due_at_its_hour_of_the_companys_clock_also_where_the_clock_changes()
    {
        var atHalfPastTwo = Schedule.Daily(new TimeOnly(2, 30));
        Assert.Equal(Utc("2026-03-28T01:30:00"), atHalfPastTwo.NextAfter(Utc("2026-03-28T01:00:00"), Berlin));
        // On the 29th of March 2026 there is no half past two: three thirty summer time is what stands on the clock then.
        Assert.Equal(Utc("2026-03-29T01:30:00"), atHalfPastTwo.NextAfter(Utc("2026-03-28T01:30:00"), Berlin));
        Assert.Equal(Utc("2026-03-30T00:30:00"), atHalfPastTwo.NextAfter(Utc("2026-03-29T01:30:00"), Berlin));
    }

    [Theory, BothDatabases]
    public async Task Every_due_job_runs_on_one_of_two_nodes(DatabaseKind on)
    {
        var runs = new ConcurrentQueue<DateTimeOffset>();
        await using var app = await App.Start(on, adjust: builder => builder.Services.AddSingleton(Counting(runs)), jobs: true);
        await using var other = await app.Beside();
        await Until(app, async () => await Row(app) is not null);
        for (var day = 1; day <= 3; day++)
        {
            var expected = day;
            await Hours(app, 24);
            await Until(app, async () => runs.Count >= expected && (await Row(app))!.LeasedUntil is null);
        }

        Assert.Equal(3, runs.Count);
    }

    [Theory, BothDatabases]
    public async Task A_job_whose_node_died_is_done_by_another_when_its_lease_has_run_out(DatabaseKind on)
    {
        var runs = new ConcurrentQueue<DateTimeOffset>();
        await using var app = await App.Start(on, adjust: builder => builder.Services.AddSingleton(Counting(runs)), jobs: true);
        await Until(app, async () => await Row(app) is not null);
        await using (var db = app.Db())
        {
            await db.Set<JobRow>().Where(row => row.Name == "counting").ExecuteUpdateAsync(
                row => row.SetProperty(r => r.DueAt, app.Now).SetProperty(r => r.LeasedBy, Guid.CreateVersion7()).SetProperty(r => r.LeasedUntil, app.Now.AddMinutes(1)), TestContext.Current.CancellationToken);
        }

        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Empty(runs);
        await Until(app, () => Task.FromResult(!runs.IsEmpty));
    }

    [Fact]
    public async Task A_job_that_fails_is_logged_with_a_reference_shown_to_administrators_and_tried_again_next_time()
    {
        await using var app = await App.Start(adjust: builder => builder.Services.AddSingleton(
            new Job("counting", Schedule.Every(TimeSpan.FromHours(1)), (_, _) => throw new InvalidOperationException("the broken job"))), jobs: true);
        await Until(app, async () => await Row(app) is not null);
        await Hours(app, 1);
        await Until(app, async () => (await Row(app))?.Fault is not null);
        var row = (await Row(app))!;
        Assert.Contains(app.Log.All, line => line.Contains(row.Fault!, StringComparison.Ordinal));
        Assert.True(row.DueAt > app.Now.AddMinutes(30));
    }

    [Fact]
    public async Task Only_administrators_see_jobs_and_make_them_due()
    {
        await using var app = await App.Start(jobs: true);
        await Until(app, async () => await Row(app, "adjusted-figures") is not null);
        var stop = TestContext.Current.CancellationToken;
        using var hr = await app.As(app.Company.HumanResources, followRedirects: false);
        Assert.NotEqual(200, (int)(await hr.GetAsync(new Uri("/admin/jobs", UriKind.Relative), stop)).StatusCode);
        using var administrator = await app.As(app.Company.Administrator);
        Assert.Contains("run-adjusted-figures", await administrator.GetStringAsync(new Uri("/admin/jobs", UriKind.Relative), stop), StringComparison.Ordinal);

        var hasten = app.Services.GetRequiredService<HastenJob>();
        Assert.True((await hasten.Run("adjusted-figures", await Features.Scorecards.Cards.Actor(app, app.Company.HumanResources), stop)).IsRefused);
        Assert.IsType<JobUnknown>((await hasten.Run("no-such-job", await Features.Scorecards.Cards.Actor(app, app.Company.Administrator), stop)).Refusal);
        Given.Agreed(await hasten.Run("adjusted-figures", await Features.Scorecards.Cards.Actor(app, app.Company.Administrator), stop));
        await Until(app, async () => (await Row(app, "adjusted-figures"))!.FinishedAt is not null);
    }

    private static Job Counting(ConcurrentQueue<DateTimeOffset> runs) => new("counting", Schedule.Every(TimeSpan.FromHours(24)), (services, _) =>
    {
        runs.Enqueue(services.GetRequiredService<TimeProvider>().GetUtcNow());
        return Task.CompletedTask;
    });

    private static async Task<JobRow?> Row(App app, string name = "counting")
    {
        await using var db = app.Db();
        return await db.Set<JobRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Name == name);
    }

    private static async Task Hours(App app, int hours)
    {
        app.Clock.Advance(TimeSpan.FromHours(hours));
        await Task.Yield();
    }

    /// <summary>Lets the runner look, again and again, until something has come about.</summary>
    private static async Task Until(App app, Func<Task<bool>> done)
    {
        for (var look = 0; look < 400; look++)
        {
            if (await done())
                return;
            app.Clock.Advance(TimeSpan.FromSeconds(15));
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come about.");
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
