using System.Net;
using Entente.Web.Data.Portable;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Entente.Web.Tests.Architecture;

public sealed class SchemaTests(Apps apps) : IClassFixture<Apps>
{
    /// <summary>Nobody ran a version before them. Chat lets a dispatch be without a person, which older programs would not have read.</summary>
    private static readonly string[] BeforeTheFirstRelease = ["Chat"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_migrations_make_the_model_and_nothing_is_left_over(DatabaseKind on)
    {
        await using var db = (await apps.On(on)).Db();
        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: make migrate NAME=...");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Stop));
    }

    /// <summary>Nodes are upgraded one after the other (decision 174): what a later version takes away, the version before it must no longer use, and is named here with that version.</summary>
    [Theory, BothDatabases]
    public async Task A_migration_takes_nothing_away_that_nodes_of_the_version_before_use(DatabaseKind on)
    {
        await using var db = (await apps.On(on)).Db();
        var migrations = db.GetService<IMigrationsAssembly>();
        Assert.True(migrations.Migrations.Count > 1);
        foreach (var (id, type) in migrations.Migrations.Skip(1).Where(migration => !BeforeTheFirstRelease.Contains(MigrationNames.Of(migration.Key), StringComparer.Ordinal)))
        {
            var operations = migrations.CreateMigration(type, db.Database.ProviderName!).UpOperations;
            var made = operations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
            Assert.Empty(operations.Where(operation => !OnlyAdds(operation, made)).Select(operation => $"{id}: {operation.GetType().Name}"));
        }
    }

    [Theory, BothDatabases]
    public async Task A_node_goes_on_after_a_newer_version_has_added_its_tables_and_columns(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await using (var db = app.Db())
        {
            foreach (var sql in new[] { "ALTER TABLE people ADD COLUMN of_tomorrow text", "ALTER TABLE ratings ADD COLUMN of_tomorrow bigint NOT NULL DEFAULT 0", "CREATE TABLE of_tomorrow (id bigint PRIMARY KEY)", "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20990101000000_Tomorrow', '10.0.0')" })
                await db.Database.ExecuteSqlRawAsync(sql, Stop);
        }

        using var rater = await app.WithKey("ratings:write", "scorecards:read");
        using var given = await rater.PostAsync(
            "/api/v1/ratings", System.Net.Http.Json.JsonContent.Create(new { service = "parts-supply", customer = "technicians", rater = "technician@repair.example", value = 5 }), Stop);
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await rater.GetAsync("/api/v1/scorecards?period=2026-Q1", Stop)).StatusCode);
        using var manager = await app.As(app.Company.PartsManager);
        foreach (var path in new[] { "/", "/units/parts", "/healthz/ready" })
            Assert.Equal((path, HttpStatusCode.OK), (path, (await manager.GetAsync(path, Stop)).StatusCode));
    }

    private static bool OnlyAdds(MigrationOperation operation, HashSet<string> made) => operation switch
    {
        CreateTableOperation => true,
        AddColumnOperation column => column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null || made.Contains(column.Table),
        // What was allowed before and is not any more would refuse what the version before writes.
        CreateIndexOperation index => !index.IsUnique || made.Contains(index.Table),
        AddForeignKeyOperation key => made.Contains(key.Table),
        _ => false,
    };
}
