using Entente.Web.Tests.Kit;
using Entente.Web.Tests.Platform.Api;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Platform;

/// <summary>Comparing the stamp for every request keeps no connection of the database to itself.</summary>
public sealed class StampTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_crowd_of_requests_leaves_connections_for_everybody_else()
    {
        await using var app = await App.Start(DatabaseKind.Postgres);
        var http = await app.WithKey("admin");
        var calls = await Task.WhenAll(Enumerable.Range(0, 600).Select(_ => http.Get("/units?limit=1")));
        Assert.All(calls, call => Assert.Equal(200, call.Status));
        await using var db = app.Db();
        var open = await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database()").SingleAsync(Stop);
        Assert.InRange(open, 1, 40);
    }
}
