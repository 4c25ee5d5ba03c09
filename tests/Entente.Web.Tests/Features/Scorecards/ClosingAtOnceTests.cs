using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Scorecards;

/// <summary>Many write on two nodes while two close: what was acknowledged is in the figures, and what came later changes nothing.</summary>
public sealed class ClosingAtOnceTests
{
    private const int Lanes = 12;
    private static readonly DateTimeOffset InJanuary = new(2026, 1, 15, 2, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Nothing_lands_in_a_period_after_its_closing_and_its_figures_are_a_recount(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await using var other = await app.Beside();
        var link = app.Company.PartsForTechnicians;
        var raters = new List<Person>();
        for (var i = 0; i < Lanes; i++)
            raters.Add(await app.Given.Person(app.Company.Technicians));
        var written = new Progress();
        var lanes = raters.Select((rater, lane) => Task.Run(() => Write(lane % 2 == 0 ? app : other, link, rater, written), Stop)).ToList();
        while (Volatile.Read(ref written.Count) < 150)
            await Task.Delay(1, Stop);

        var closings = await Task.WhenAll(Task.Run(() => app.Close("2026-01"), Stop), Task.Run(() => other.Close("2026-01"), Stop));
        Volatile.Write(ref written.IsClosed, true);
        var frozen = await app.Card(app.Company.Parts, "2026-01");
        var acknowledged = (await Task.WhenAll(lanes)).Sum();

        Assert.All(closings, closing => Assert.True(closing.Refusal is null or PeriodAlreadyClosed, $"{closing.Refusal}"));
        Assert.Contains(closings, closing => !closing.IsRefused);
        var standing = Assert.Single(frozen.Links);
        Assert.Equal(acknowledged, standing.Ratings);
        var recount = await app.FromRatings(frozen, link.Id);
        Assert.Equal((recount.Good, recount.StandingBad, recount.Recovered), (standing.Good, standing.StandingBad, standing.Recovered));
        Assert.Equal(recount.Index?.Value, frozen.Index?.Value);
        Assert.Null(await app.Services.GetRequiredService<RebuildTallies>().Run(repair: false, Stop));
        Assert.Equal(Cards.Text(frozen), Cards.Text(await other.Card(app.Company.Parts, "2026-01")));
        await using var db = app.Db();
        Assert.Single(await db.ClosedPeriods.ToListAsync(Stop));
        Assert.Single(await db.AuditEntries.Where(entry => entry.Action == "period.closed").ToListAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_close_and_open_at_once_neither_leaves_figures_published_of_an_open_period(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await using var other = await app.Beside();
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 5, InJanuary, "p-1");
        for (var round = 0; round < 6; round++)
        {
            _ = await Task.WhenAll(Task.Run(() => app.Close("2026-01"), Stop), Task.Run(() => other.Close("2026-01"), Stop), Task.Run(() => app.Reopen("2026-01", "更正"), Stop));
            var isClosed = (await app.Actor(app.Company.Administrator)).Directory.IsClosed(Period.Parse("2026-01"));
            await using var db = app.Db();
            var published = await db.Set<Web.Features.Scorecards.ScorecardRow>().CountAsync(row => row.Period == "2026-01" && row.FrozenAt != null, Stop);
            Assert.Equal(isClosed, published > 0);
        }
    }

    /// <summary>New ratings, revisions and withdrawals until the period is closed, and a few after it; how many ratings stand.</summary>
    private static async Task<int> Write(App node, Link link, Person rater, Progress written)
    {
        var writer = node.Services.GetRequiredService<RatingWriter>();
        var standing = 0;
        for (int i = 0, late = 0; late < 5; i++)
        {
            var isLate = Volatile.Read(ref written.IsClosed);
            late += isLate ? 1 : 0;
            var draft = new RatingDraft { LinkId = link.Id, RaterId = rater.Id, Level = 1 + (i % 5), At = InJanuary, Reference = $"R{i}", MayRevise = true };
            var given = await writer.Record(new RatingCommand.Record(draft));
            if (given.IsRefused)
            {
                Assert.IsType<RatingPeriodClosed>(given.Refusal);
                continue;
            }

            Assert.False(isLate, "A rating was acknowledged after the closing.");
            standing++;
            Interlocked.Increment(ref written.Count);
            if (i % 3 == 0)
                _ = await writer.Record(new RatingCommand.Record(draft with { Level = 5 - (i % 5) }));
            if (i % 4 == 0 && !(await writer.Record(new RatingCommand.Withdraw(given.Value.Id, rater.Id))).IsRefused)
                standing--;
        }

        return standing;
    }

    private sealed class Progress
    {
        public int Count;
        public bool IsClosed;
    }
}
