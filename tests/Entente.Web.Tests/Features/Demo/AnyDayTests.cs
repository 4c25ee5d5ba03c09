using Entente.Domain.Appraisals;
using Entente.Web.Data;
using Entente.Web.Platform.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Web.Tests.Features.Demo;

/// <summary>The example's history ends on the day on which it is loaded, whichever that is: the first days of periods and leap days too.</summary>
public sealed class AnyDayTests
{
    [Fact]
    public async Task The_example_loads_on_a_leap_day_and_contradicts_no_rule()
    {
        await using var app = await App.Start(clock: new FakeTimeProvider(new DateTimeOffset(2028, 2, 29, 2, 0, 0, TimeSpan.Zero)), example: true);
        await ContradictsNoRule(app);
    }

    /// <summary>What holds of the example whenever it is loaded.</summary>
    internal static async Task ContradictsNoRule(App app)
    {
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken);
        using var manager = await app.As(chain.Directory.Person("li.wei@hengtong.example")!);
        foreach (var path in new[] { "/", "/units/after-sales", "/recoveries", "/chain", "/appraisals" })
            Assert.True((await manager.GetAsync(path, TestContext.Current.CancellationToken)).IsSuccessStatusCode, path);
        await AppraisesItsUnits(app);
        Assert.InRange(await ByHand.Compare(app, chain.Directory.Person("gu.mingyuan@hengtong.example")!), 16, 200);
        await using var db = app.Db();
        var pulse = await db.Set<Message>().CountAsync(message => message.Href == "/pulse/2026-Q1", TestContext.Current.CancellationToken);
        Assert.Equal(app.Now.Month == 3, pulse > 0);
    }

    /// <summary>An earlier cycle that is final, with a calibration and an answered appeal; and the last one, in which customers outweigh a content superior and too few data are no number.</summary>
    private static async Task AppraisesItsUnits(App app)
    {
        await using var db = app.Db();
        var cycles = await db.AppraisalCycles.ToDictionaryAsync(cycle => cycle.State, TestContext.Current.CancellationToken);
        var sheets = (await db.AppraisalSheets.ToListAsync(TestContext.Current.CancellationToken)).ToLookup(sheet => sheet.CycleId);
        var (final, last) = (sheets[cycles[AppraisalState.Final].Id].ToList(), sheets[cycles[AppraisalState.Published].Id].ToList());
        Assert.Single(final, sheet => sheet.Appeal is { Answer: not null } && sheet.State is AppraisalState.Final);
        Assert.Single(final, sheet => sheet.Calibrations is [{ Reason.Length: > 0 }]);
        Assert.Contains(last, sheet => sheet.Figures is { Duty: Duty.NotFulfilled, Management: >= 60, Service: < 60 });
        Assert.Contains(last, sheet => sheet.Figures is { Duty: Duty.NotAppraised, Service: null } && sheet.Facts!.Links.Count(link => link.IsAnswered) < AppraisalRule.FewestLinks);
        Assert.All(final.Concat(last), sheet => Assert.Equal(AppraisalRule.Of(sheet.Facts!, sheet.Calibrated), sheet.Published));
    }
}
