using Entente.Web.Data;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>Holds the database so that the writer waits, until it is disposed.</summary>
internal sealed class Blocked : IAsyncDisposable
{
    private readonly EntenteDb holding;

    private Blocked(EntenteDb db) => holding = db;

    public static async Task<Blocked> Writing(App app)
    {
        var db = app.Db();
        await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        // Beginning is enough on SQLite, where one writes at a time.
        if (!db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE ratings IN ACCESS EXCLUSIVE MODE", TestContext.Current.CancellationToken);
        return new Blocked(db);
    }

    public ValueTask DisposeAsync() => holding.DisposeAsync();
}
