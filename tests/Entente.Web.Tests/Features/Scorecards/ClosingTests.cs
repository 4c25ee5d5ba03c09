using System.Net;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Scorecards;

public sealed class ClosingTests
{
    private static readonly DateTimeOffset InJanuary = new(2026, 1, 15, 2, 0, 0, TimeSpan.Zero);

    [Theory, BothDatabases]
    public async Task A_closed_period_takes_no_rating_and_its_figures_stay_until_it_is_reopened_visibly(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var link = app.Company.PartsForTechnicians;
        await app.Given.Rating(link, app.Company.Technician, 5, InJanuary, "p-1");
        Given.Agreed(await app.Close("2026-01"));
        var published = Cards.Text(await app.Card(app.Company.Parts, "2026-01"));

        Assert.IsType<RatingPeriodClosed>((await Rate(app, "p-2", 1, InJanuary)).Refusal);
        Assert.Equal(published, Cards.Text(await app.Card(app.Company.Parts, "2026-01")));
        Assert.IsType<PeriodAlreadyClosed>((await app.Close("2026-01")).Refusal);
        Assert.IsType<ReasonMissing>((await app.Reopen("2026-01", " ")).Refusal);
        Assert.IsType<NotAllowed>((await app.Reopen("2026-01", "更正", app.Company.HumanResources)).Refusal);

        Given.Agreed(await app.Reopen("2026-01", "漏记了一张单"));
        Given.Agreed(await Rate(app, "p-2", 1, InJanuary));
        Assert.NotEqual(published, Cards.Text(await app.Card(app.Company.Parts, "2026-01")));
        Given.Agreed(await app.Close("2026-01"));
        await using var db = app.Db();
        Assert.Contains(await Kept(db), entry => entry == published);
        var first = await db.ClosedPeriods.SingleAsync(closed => closed.ReopenedAt != null, TestContext.Current.CancellationToken);
        Assert.Equal("漏记了一张单", first.ReopenReason);
        using var http = await app.As(app.Company.Seller);
        Assert.Contains("漏记了一张单", WebUtility.HtmlDecode(await http.GetStringAsync("/units/parts?period=2026-01", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_month_inside_a_closed_quarter_is_not_opened_alone_and_opens_with_it(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        Given.Agreed(await app.Close("2025-11"));
        Given.Agreed(await app.Close("2025-Q4"));
        Assert.IsType<PeriodInsideClosed>((await app.Reopen("2025-11", "更正")).Refusal);
        Given.Agreed(await app.Reopen("2025-Q4", "更正"));
        var directory = (await app.Actor(app.Company.Administrator)).Directory;
        Assert.All(Period.Parse("2025-Q4").Split(PeriodKind.Month), month => Assert.False(directory.IsClosed(month)));
        Assert.IsType<PeriodNotClosed>((await app.Reopen("2025-Q4", "更正")).Refusal);
    }

    [Theory, BothDatabases]
    public async Task Every_rating_accepted_while_a_period_closes_is_in_its_figures(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var done = 0;
        var ratings = Enumerable.Range(0, 4).Select(async lane =>
        {
            var accepted = 0;
            for (var i = 0; i < 60; i++)
            {
                accepted += (await Rate(app, $"{lane}-{i}", 4, InJanuary)).IsRefused ? 0 : 1;
                Interlocked.Increment(ref done);
            }

            return accepted;
        }).ToList();
        while (Volatile.Read(ref done) < 40)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        Given.Agreed(await app.Close("2026-01"));
        var accepted = (await Task.WhenAll(ratings)).Sum();
        Assert.Equal(accepted, (await app.Card(app.Company.Parts, "2026-01")).Links.Sum(standing => standing.Ratings));
    }

    [Theory, BothDatabases]
    public async Task A_kept_scorecard_takes_up_the_long_term_figure_once_a_quarter_is_frozen(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        foreach (var rater in new[] { company.Technician, company.SecondTechnician, company.TechniciansManager })
            await app.Given.Rating(company.PartsForTechnicians, rater, 4, new DateTimeOffset(2025, 12, 1, 2, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < 3; i++)
        {
            var more = await app.Given.Person(company.Technicians);
            await app.Given.Rating(company.PartsForTechnicians, more, 5, new DateTimeOffset(2025, 12, 1, 2, 0, 0, TimeSpan.Zero));
        }

        Assert.Null((await app.Card(company.Parts, "2026-Q1")).LongTerm);
        Given.Agreed(await app.Close("2025-Q4"));
        Assert.NotNull((await app.Card(company.Parts, "2026-Q1")).LongTerm);
    }

    private static Task<Outcome<RecordedRating>> Rate(App app, string reference, int level, DateTimeOffset at) =>
        app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(new RatingDraft
        {
            LinkId = app.Company.PartsForTechnicians.Id,
            RaterId = app.Company.SecondTechnician.Id,
            Level = level,
            At = at,
            Reference = reference,
        }));

    private static async Task<List<string?>> Kept(Entente.Web.Data.EntenteDb db) =>
        await db.AuditEntries.Where(entry => entry.Action == "scorecard.reopened").Select(entry => entry.Details).ToListAsync(TestContext.Current.CancellationToken);
}
