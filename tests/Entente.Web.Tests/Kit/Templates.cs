using Entente.Web.Commands;
using Entente.Web.Data;
using Microsoft.Data.Sqlite;

namespace Entente.Web.Tests.Kit;

/// <summary>Migrates once for each database; every test starts from a copy.</summary>
internal static class Templates
{
    private static readonly Lazy<Task<byte[]>> SqliteFile = new(MakeSqlite);

    public static async Task CopySqlite(string folder) => await File.WriteAllBytesAsync(Path.Combine(folder, "entente.db"), await SqliteFile.Value);

    public static async Task Migrate(string url)
    {
        var folder = Directory.CreateTempSubdirectory("entente-template-").FullName;
        try
        {
            await using var program = Host.Build(new Store(folder, DatabaseUrl.Parse(url)!), [], Quiet.Adjust);
            await program.PrepareAsync(false, CancellationToken.None);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task<byte[]> MakeSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("entente-template-").FullName;
        try
        {
            var file = Path.Combine(folder, "entente.db");
            await Migrate("sqlite://" + file);
            // The last connection to close writes the log back into the file.
            SqliteConnection.ClearAllPools();
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
