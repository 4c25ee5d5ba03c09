namespace Entente.Web.Tests.Kit;

/// <summary>The two databases that every feature must work on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
