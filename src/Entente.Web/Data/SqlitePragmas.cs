using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Web.Data;

/// <summary>
/// Sets every SQLite connection up the same way: durable commits, waiting writers, foreign keys. The log grows to 16 MB before it is written back: pages that change again and again are then written
/// once, where the usual 4 MB are full ten times a second under load.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=4000;";

    /// <summary>For the one connection that records ratings: 32 MB of pages, so that the ends of its indexes stay in memory.</summary>
    private const string MoreCache = "PRAGMA cache_size=-32000;";

    public static void Apply(DbConnection connection) => Execute(connection, Pragmas);

    public static void ApplyForWriter(DbConnection connection) => Execute(connection, MoreCache);

    private static void Execute(DbConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }
}
