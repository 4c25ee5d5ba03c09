using System.Data.Common;
using Entente.Web.Data.Portable;
using Entente.Web.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

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
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<Arranging>();
        return services;
    }

    /// <summary>Brings the database to the model of this build. SQLite's file is copied aside first, so that a failed upgrade can be undone.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken stop)
    {
        var database = services.GetRequiredService<DatabaseUrl>();
        if (database.SqliteFile is { } file)
            OwnersFile.MakeFolder(Path.GetDirectoryName(file)!);
        await using var alone = await Alone(database, stop);
        await using var db = await services.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContextAsync(stop);
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        if (WhyNot(applied, [.. db.Database.GetMigrations()]) is { } reason)
            throw new CannotGoOnException(reason);
        // Nothing to do is the usual case, and comparing whole models to find that out would take a tenth of every start.
        if (!db.Database.GetMigrations().Except(applied, StringComparer.Ordinal).Any())
            return;
        if (applied.Count > 0 && database.SqliteFile is { } existing)
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {existing + ".before-" + applied[^1]}", stop);
        await db.Database.MigrateAsync(stop);
    }

    /// <summary>Nodes that start at once change the tables one after the other: EF's own lock ends with each migration, and between two another node begins. Held until it is disposed.</summary>
    private static async Task<NpgsqlConnection?> Alone(DatabaseUrl database, CancellationToken stop)
    {
        if (database.IsSqlite)
            return null;
        // Without a pool the connection ends when it is closed, and the lock with it.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_advisory_lock(5080)";
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(stop);
        return connection;
    }

    /// <summary>Why a database cannot be brought to the model of this build; null where it can. What came before the first migration that there still is, it contains.</summary>
    private static string? WhyNot(List<string> applied, List<string> known) =>
        applied.Count == 0 ? null
        : MigrationNames.Newer(applied, known).Any() ? $"The database was made or upgraded by a newer version of Entente ({applied[^1]}). Run that version, or restore a backup from before the upgrade."
        : !applied.Contains(known[0]) ? $"The database is of a build before the first release ({applied[^1]}), which cannot be upgraded. Name an empty folder or database and import anew."
        : null;

    internal static void UseSqlite(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(HistoryRepository.DefaultTableName))
            .AddInterceptors(new SqlitePragmas()).UseSnakeCaseNamingConvention();

    internal static void UsePostgres(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, postgres => postgres.MigrationsHistoryTable(HistoryRepository.DefaultTableName, new NpgsqlConnectionStringBuilder(connectionString).SearchPath is PostgresBeside.Schema ? PostgresBeside.Schema : null))
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
