using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Entente.Web.Data;

/// <summary>What <c>make migrate</c> builds the model with; no database is opened.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteDb>, IDesignTimeDbContextFactory<PostgresDb>
{
    SqliteDb IDesignTimeDbContextFactory<SqliteDb>.CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DataFeature.UseSqlite(options, "Data Source=:memory:");
        return new SqliteDb(options.Options);
    }

    PostgresDb IDesignTimeDbContextFactory<PostgresDb>.CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        DataFeature.UsePostgres(options, "Host=localhost;Database=entente");
        return new PostgresDb(options.Options);
    }
}
