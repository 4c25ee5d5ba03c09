using System.Net;
using Entente.Domain.Ratings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Kit;

public sealed class KitTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task The_program_listens_over_a_database_of_its_own(DatabaseKind on)
    {
        var app = await apps.On(on);
        var answer = await app.Client().GetAsync("/sign-in", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var db = app.Db();
        Assert.Equal(6, await db.Units.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task A_given_rating_is_recorded_with_its_tally(DatabaseKind on)
    {
        var app = await apps.On(on);
        var rated = await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 4);
        Assert.Equal(RatingChange.Created, rated.Change);
        await using var db = app.Db();
        Assert.Equal(1, (await db.LinkTallies.SingleAsync(tally => tally.LinkId == app.Company.PartsForTechnicians.Id, TestContext.Current.CancellationToken)).Good);
    }

    [Theory, BothDatabases]
    public async Task A_signed_in_person_and_a_key_pass_the_door_and_nobody_else_does(DatabaseKind on)
    {
        var app = await apps.On(on);
        Assert.Equal("/sign-in", await EndsAt(app.Client(), "/"));
        Assert.Equal("/", await EndsAt(await app.As(app.Company.Seller), "/"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Client().GetAsync("/api/v1/units", TestContext.Current.CancellationToken)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await (await app.WithKey("org:read")).GetAsync("/api/v1/units", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task<string> EndsAt(HttpClient http, string path) =>
        (await http.GetAsync(path, TestContext.Current.CancellationToken)).RequestMessage!.RequestUri!.AbsolutePath;
}
