using Entente.Domain.Ratings;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Scorecards;

public sealed class FiguresTests
{
    [Theory, BothDatabases]
    public async Task After_any_writes_the_kept_scorecard_equals_one_from_the_ratings_to_the_last_bit(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        var link = company.PartsForTechnicians;
        var writer = app.Services.GetRequiredService<RatingWriter>();
        var raters = new List<Domain.Organization.Person> { company.Technician, company.SecondTechnician, company.TechniciansManager };
        for (var i = 0; i < 5; i++)
            raters.Add(await app.Given.Person(company.Technicians));
        var given = new List<(Guid Id, Guid Rater)>();
        var dice = new Random(7);
        for (var step = 0; step < 120; step++)
        {
            var rater = raters[dice.Next(raters.Count)];
            if (given.Count > 0 && dice.Next(4) == 0)
            {
                // A refusal is as good as a change here: neither may leave a wrong figure.
                var (id, by) = given[dice.Next(given.Count)];
                RatingCommand command = dice.Next(2) == 0 ? new RatingCommand.ConfirmRecovery(id, by) : new RatingCommand.Withdraw(id, by);
                _ = await writer.Record(command);
            }
            else
            {
                var outcome = await writer.Record(new RatingCommand.Record(new RatingDraft
                {
                    LinkId = link.Id,
                    RaterId = rater.Id,
                    Level = dice.Next(1, 6),
                    At = app.Now,
                    Reference = $"r-{dice.Next(12)}",
                    MayRevise = true,
                }));
                given.Add((Given.Agreed(outcome).Id, rater.Id));
            }

            if (step % 6 == 0)
                await AssertEqual(app, link.Id);
        }
    }

    private static async Task AssertEqual(App app, Guid link)
    {
        var card = await app.Card(app.Company.Parts, "2026-Q1");
        var (index, good, standing, recovered) = await app.FromRatings(card, link);
        var row = Assert.Single(card.Links, l => l.LinkId == link);
        Assert.Equal((good, standing, recovered), (row.Good, row.StandingBad, row.Recovered));
        Assert.Equal(index?.Value, card.Index?.Value);
        Assert.Equal(index?.Bound, card.Index?.Bound);
        // The second reading comes from what was kept.
        Assert.Equal(Cards.Text(card), Cards.Text(await app.Card(app.Company.Parts, "2026-Q1")));
    }
}
