using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Architecture;

public sealed class SchemaTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task The_migrations_make_the_model_and_nothing_is_left_over(DatabaseKind on)
    {
        await using var db = (await apps.On(on)).Db();
        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: make migrate NAME=...");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
