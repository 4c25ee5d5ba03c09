using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Entente.Web.Tests.Kit;

/// <summary>Runs a theory with one argument, a <see cref="DatabaseKind"/>, on SQLite and on PostgreSQL. Without a PostgreSQL the second is skipped, in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
        [
            .. App.IsAlwaysPostgres ? [] : new[] { new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite) },
            new TheoryDataRow<DatabaseKind>(DatabaseKind.Postgres) { Skip = PostgresServer.ReasonToSkip },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
