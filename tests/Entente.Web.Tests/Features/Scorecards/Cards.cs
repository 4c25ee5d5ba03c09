using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Scorecards;
using Entente.Scoring;
using Entente.Web.Data;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Scorecards;

/// <summary>Scorecards as the program gives them, and the same from the ratings themselves.</summary>
internal static class Cards
{
    public static async Task<Scorecard> Card(this App app, Unit unit, string period) =>
        Given.Agreed(await app.Services.GetRequiredService<ReadScorecard>().Read(unit.Id, Period.Parse(period), TestContext.Current.CancellationToken));

    public static async Task<Actor> Actor(this App app, Person person)
    {
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken);
        return new Actor(person.Id, null, new HashSet<string>(), chain, chain.Directory.DayOf(app.Now));
    }

    public static async Task<Outcome<Period>> Close(this App app, string period) =>
        await app.Services.GetRequiredService<ClosePeriod>().Run(Period.Parse(period), await app.Actor(app.Company.HumanResources), TestContext.Current.CancellationToken);

    public static async Task<Outcome<Period>> Reopen(this App app, string period, string reason, Person? by = null) =>
        await app.Services.GetRequiredService<ReopenPeriod>().Run(Period.Parse(period), reason, await app.Actor(by ?? app.Company.Administrator), TestContext.Current.CancellationToken);

    /// <summary>Everything a scorecard says, as text: equal texts are figures equal to the last bit.</summary>
    public static string Text(Scorecard card) => ScorecardJson.Write(card);

    /// <summary>The index and the counts of one link, without a tally.</summary>
    public static async Task<(RobustIndex? Index, int Good, int StandingBad, int Recovered)> FromRatings(this App app, Scorecard card, Guid link)
    {
        await using var db = app.Db();
        var period = Period.Parse(card.Period);
        var links = card.Links.Select(standing => standing.LinkId).ToList();
        var ratings = await db.Ratings.AsNoTracking()
            .Where(rating => links.Contains(rating.LinkId) && rating.WithdrawnAt == null && rating.Day >= period.Start && rating.Day <= period.End)
            .ToListAsync(TestContext.Current.CancellationToken);
        var raters = ratings.Select(rating => rating.RaterId).Distinct().Order().ToList();
        var votes = ratings.GroupBy(rating => (rating.LinkId, rating.RaterId)).Select(group => new Vote(
            raters.IndexOf(group.Key.RaterId), links.IndexOf(group.Key.LinkId), group.Sum(r => r.Level - 1) / (double)(group.Count() * (group.First().Scale - 1)))).ToList();
        var own = ratings.Where(rating => rating.LinkId == link).ToList();
        return (
            RobustIndex.Of([.. votes], new IndexRule(Middle: card.Prior, Limit: Company.DefaultIndexBoundLimit)) as RobustIndex,
            own.Count(rating => rating.Answer is Domain.Ratings.Answer.Good),
            own.Count(rating => rating.Answer is Domain.Ratings.Answer.Bad && rating.RecoveredAt is null),
            own.Count(rating => rating.Answer is Domain.Ratings.Answer.Bad && rating.RecoveredAt is not null));
    }
}
