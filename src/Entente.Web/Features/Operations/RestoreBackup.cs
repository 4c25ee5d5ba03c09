using Entente.Web.Data.Portable;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations;

/// <summary>Fills a database beside the present one from a backup, also from one of an earlier version, and brings it to the model of this build.</summary>
public sealed class RestoreBackup
{
    public async Task Run(BackupFile backup, BesideDatabase beside, CancellationToken stop)
    {
        var manifest = backup.Manifest;
        await using (var db = beside.CreateDbContext())
        {
            var known = db.Database.GetMigrations().Select(MigrationNames.Of).ToHashSet(StringComparer.Ordinal);
            if (manifest.Migrations.FirstOrDefault(name => !known.Contains(name)) is not null)
                throw new BackupFaultException($"The backup was taken by a later version of Entente ({manifest.Program}): restore it with that version or a later one. Nothing was changed.");
        }

        await beside.Migrate(manifest.Migrations[^1], stop);
        var digests = await beside.Fill([.. manifest.Tables.Select(part => part.Table)], table => backup.Rows(table, stop), stop);
        foreach (var (part, digest) in manifest.Tables.Zip(digests))
        {
            if (part.Rows != digest.Rows || part.Digest != digest.Value)
                throw new BackupFaultException($"Table {part.Table.Name} should hold {part.Rows} rows and the backup gave {digest.Rows} others: the file was altered. Nothing was changed.");
        }

        await beside.Migrate(null, stop);
    }
}
