using Entente.Web.Data;
using Entente.Web.Data.Portable;
using Entente.Web.Features.Operations;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Commands;

/// <summary>Opens a database for those who read all of it: as it is, without bringing it to the model of this build.</summary>
internal static class Opening
{
    /// <summary>One instant of it. Says so where there is none, where it is not of this build, or where the key at hand is not its own.</summary>
    public static async Task<DatabaseSnapshot> Read(Store store, CancellationToken stop)
    {
        var snapshot = await Open(store.Database, stop);
        try
        {
            await using var db = snapshot.CreateDbContext();
            if (KeyOf(store.Folder) is not { } key)
                throw new CannotGoOnException($"There is no sealing key in {store.Folder}: --data names the folder of the program that serves this database.");
            if (await new ReadKeyFit().Read(db, key, stop) is false)
                throw new CannotGoOnException($"The sealing key at hand is not the one of {store.Database.Shown}: --data names the folder of the program that serves it.");
            return snapshot;
        }
        catch
        {
            await snapshot.DisposeAsync();
            throw;
        }
    }

    /// <summary>The key that the program over a folder has; null where it would make one.</summary>
    public static SealingKey? KeyOf(string folder) => Variable is var text && SealingKey.IsThere(text, folder) ? SealingKey.From(text, folder) : null;

    /// <summary>The key that was set, as the whole program reads its settings: putting that together would make a key where there is none.</summary>
    public static string? Variable =>
        new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build()[SealingKey.Variable];

    /// <summary>The same where no key is asked for.</summary>
    public static async Task<DatabaseSnapshot> Open(DatabaseUrl database, CancellationToken stop)
    {
        if (database.SqliteFile is { } file && !File.Exists(file))
            throw new CannotGoOnException($"There is no database {file}.");
        var snapshot = await DatabaseSnapshot.Open(database, stop);
        try
        {
            await using var db = snapshot.CreateDbContext();
            var (applied, known) = (await db.Database.GetAppliedMigrationsAsync(stop), db.Database.GetMigrations().ToList());
            if (MigrationNames.Newer(applied, known).Any())
                throw new CannotGoOnException($"{database.Shown} is of a later version of Entente: use that version.");
            if (known.Except(applied, StringComparer.Ordinal).Any())
                throw new CannotGoOnException($"{database.Shown} is of an earlier version of Entente: use that version, or start this one on it once.");
            return snapshot;
        }
        catch
        {
            await snapshot.DisposeAsync();
            throw;
        }
    }
}
