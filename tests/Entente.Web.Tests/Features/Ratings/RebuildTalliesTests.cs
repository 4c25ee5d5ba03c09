using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

public sealed class RebuildTalliesTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task A_tally_that_is_not_what_the_ratings_say_is_found_and_put_right(DatabaseKind on)
    {
        var app = await apps.On(on);
        var stop = TestContext.Current.CancellationToken;
        var rebuild = app.Services.GetRequiredService<RebuildTallies>();
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 2, reference: "TALLY-1");
        Assert.Null(await rebuild.Run(repair: false, stop));

        await using (var db = app.Db())
        {
            await db.LinkTallies.ExecuteUpdateAsync(tally => tally.SetProperty(t => t.Good, t => t.Good + 1), stop);
            await db.RaterTallies.ExecuteDeleteAsync(stop);
        }

        Assert.NotNull(await rebuild.Run(repair: false, stop));
        Assert.NotNull(await rebuild.Run(repair: true, stop));
        Assert.Null(await rebuild.Run(repair: false, stop));
    }

    [Theory, BothDatabases]
    public async Task A_rating_given_while_tallies_are_rebuilt_keeps_its_count(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var stop = TestContext.Current.CancellationToken;
        var rebuild = app.Services.GetRequiredService<RebuildTallies>();
        for (var round = 0; round < 5; round++)
        {
            await using (var db = app.Db())
                await db.RaterTallies.ExecuteDeleteAsync(stop);
            var giving = Enumerable.Range(0, 20).Select(i => app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 4, reference: $"DURING-{round}-{i}")).ToList();
            await rebuild.Run(repair: true, stop);
            await Task.WhenAll(giving);
            await rebuild.Run(repair: true, stop);
            Assert.Null(await rebuild.Run(repair: false, stop));
        }

        await using var after = app.Db();
        Assert.Equal(100, await after.RaterTallies.SumAsync(tally => tally.N4, stop));
    }
}
