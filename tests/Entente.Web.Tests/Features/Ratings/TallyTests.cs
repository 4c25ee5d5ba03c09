using CsCheck;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>Tallies are what the ratings say, after whatever happened in whatever order.</summary>
public sealed class TallyTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly Gen<Step> AnyStep =
        Gen.Select(Gen.Enum<Kind>(), Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[1, 5], Gen.Int[0, 5], Gen.Int[0, 40])
            .Select((kind, link, rater, occasion, level, cause, daysAgo) => new Step(kind, link, rater, occasion, level, cause == 0 ? null : (Cause)cause, daysAgo));

    private enum Kind
    {
        Record,
        Revise,
        Recover,
        Withdraw,
    }

    [Fact]
    public async Task Tallies_equal_a_count_of_the_ratings_after_any_commands()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var company = app.Company;
        var service = await app.Given.Service(company.Parts, "工具", 2);
        Link[] links = [company.PartsForTechnicians, await app.Given.Link(service, company.Technicians), company.ReimbursementForAfterSales];
        Person[] raters = [company.Technician, company.SecondTechnician, company.TechniciansManager];
        var round = 0;
        await AnyStep.Array[1, 60].SampleAsync(
            async steps =>
            {
                var prefix = $"T{Interlocked.Increment(ref round)}-";
                foreach (var together in steps.Chunk(7))
                    await Task.WhenAll(together.Select(step => Send(app, links, raters, prefix, step)));
                await AssertTalliesEqualRatings(app);
            },
            iter: 25,
            threads: 1);
    }

    private static async Task Send(App app, Link[] links, Person[] raters, string prefix, Step step)
    {
        var writer = app.Services.GetRequiredService<RatingWriter>();
        var (link, rater, reference) = (links[step.Link], raters[step.Rater], prefix + step.Occasion);
        if (step.Kind is Kind.Record or Kind.Revise)
        {
            await writer.Record(new RatingCommand.Record(new RatingDraft
            {
                LinkId = link.Id,
                RaterId = rater.Id,
                Level = step.Level,
                At = app.Now.AddDays(-step.DaysAgo),
                Reference = reference,
                Cause = step.Cause,
                MayRevise = step.Kind is Kind.Revise,
            }));
            return;
        }

        await using var db = app.Db();
        var id = await db.Ratings.Where(rating => rating.RaterId == rater.Id && rating.LinkId == link.Id && rating.Occasion == reference).Select(rating => rating.Id).SingleOrDefaultAsync();
        await writer.Record(step.Kind is Kind.Recover ? new RatingCommand.ConfirmRecovery(id, rater.Id) : new RatingCommand.Withdraw(id, rater.Id));
    }

    private static async Task AssertTalliesEqualRatings(App app)
    {
        await using var db = app.Db();
        var standing = await db.Ratings.AsNoTracking().Where(rating => rating.WithdrawnAt == null).ToListAsync();
        var byRater = standing.GroupBy(rating => (rating.LinkId, rating.Day, rating.RaterId)).Select(ratings => (ratings.Key, string.Join(',', Enumerable.Range(1, 5).Select(level => ratings.Count(rating => rating.Level == level)))));
        var raterTallies = (await db.RaterTallies.AsNoTracking().ToListAsync()).Select(tally => ((tally.LinkId, tally.Day, tally.RaterId), $"{tally.N1},{tally.N2},{tally.N3},{tally.N4},{tally.N5}")).Where(tally => tally.Item2 != "0,0,0,0,0");
        Assert.Equal(byRater.OrderBy(tally => tally.Key), raterTallies.OrderBy(tally => tally.Item1));
        var byLink = standing.GroupBy(rating => (rating.LinkId, Month: new DateOnly(rating.Day.Year, rating.Day.Month, 1))).Select(ratings => (ratings.Key, Counts([.. ratings])));
        var linkTallies = (await db.LinkTallies.AsNoTracking().ToListAsync()).Where(tally => tally.Ratings > 0)
            .Select(tally => ((tally.LinkId, tally.Month), $"{tally.Good} {tally.Neither} {tally.StandingBad} {tally.Recovered} {tally.FailedExpectation} {tally.NothingAgreed} {tally.BeyondAgreed} {tally.OutsideControl} {tally.Misunderstanding}"));
        Assert.Equal(byLink.OrderBy(tally => tally.Key), linkTallies.OrderBy(tally => tally.Item1));
    }

    private static string Counts(List<Rating> ratings)
    {
        var bads = ratings.Where(rating => rating.Answer is Answer.Bad).ToList();
        int[] counts =
        [
            ratings.Count(rating => rating.Answer is Answer.Good), ratings.Count(rating => rating.Answer is Answer.Neither),
            bads.Count(bad => bad.RecoveredAt is null), bads.Count(bad => bad.RecoveredAt is not null),
            .. Enumerable.Range(1, 5).Select(cause => bads.Count(bad => bad.Cause == (Cause)cause)),
        ];
        return string.Join(' ', counts);
    }

    private sealed record Step(Kind Kind, int Link, int Rater, int Occasion, int Level, Cause? Cause, int DaysAgo);
}
