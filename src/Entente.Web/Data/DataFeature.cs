using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Web.Data;

public static class DataFeature
{
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseUrl database)
    {
        services.AddSingleton(database);
        if (database.IsSqlite)
        {
            services.AddDbContextFactory<SqliteDb>(options => UseSqlite(options, database.ConnectionString));
            services.AddSingleton<IDbContextFactory<EntenteDb>, Databases<SqliteDb>>();
        }
        else
        {
            services.AddDbContextFactory<PostgresDb>(options => UsePostgres(options, database.ConnectionString));
            services.AddSingleton<IDbContextFactory<EntenteDb>, Databases<PostgresDb>>();
        }

        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("entente").PersistKeysToDbContext<EntenteDb>();
        services.AddSingleton<Snapshots>();
        services.AddSingleton<HotPath>();
        services.AddSingleton<Arranging>();
        return services;
    }

    /// <summary>Brings the database to the model of this build. SQLite's file is copied aside first, so that a failed upgrade can be undone.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken stop)
    {
        var database = services.GetRequiredService<DatabaseUrl>();
        if (database.SqliteFile is { } file)
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var db = await services.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContextAsync(stop);
        if (database.SqliteFile is { } existing && File.Exists(existing))
        {
            var applied = await db.Database.GetAppliedMigrationsAsync(stop);
            if (applied.Any() && (await db.Database.GetPendingMigrationsAsync(stop)).Any())
                await db.Database.ExecuteSqlAsync($"VACUUM INTO {existing + ".before-" + applied.Last()}", stop);
        }

        await db.Database.MigrateAsync(stop);
    }

    internal static void UseSqlite(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(HistoryRepository.DefaultTableName))
            .AddInterceptors(new SqlitePragmas()).UseSnakeCaseNamingConvention();

    internal static void UsePostgres(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, postgres => postgres.MigrationsHistoryTable(HistoryRepository.DefaultTableName))
            .UseSnakeCaseNamingConvention();

    /// <summary>Over a connection that somebody else opened and closes.</summary>
    internal static DbContextOptionsBuilder<SqliteDb> Sqlite(DbContextOptionsBuilder<SqliteDb> options, DbConnection open) => options.UseSqlite(open).UseSnakeCaseNamingConvention();

    /// <summary>The same on PostgreSQL.</summary>
    internal static DbContextOptionsBuilder<PostgresDb> Postgres(DbContextOptionsBuilder<PostgresDb> options, DbConnection open) => options.UseNpgsql(open).UseSnakeCaseNamingConvention();

    /// <summary><see cref="IDbContextFactory{TContext}"/> is not covariant.</summary>
    private sealed class Databases<T>(IDbContextFactory<T> factory) : IDbContextFactory<EntenteDb>
        where T : EntenteDb
    {
        public EntenteDb CreateDbContext() => factory.CreateDbContext();
    }
}
