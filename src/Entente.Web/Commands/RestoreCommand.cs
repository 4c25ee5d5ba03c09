using System.CommandLine;
using System.Globalization;
using Entente.Web.Data;
using Entente.Web.Data.Portable;
using Entente.Web.Features.Operations;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente restore</c>: fills a database beside the present one, proves it, and puts it in its place at once.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var command = new Command("restore", "Brings back what a backup holds, into SQLite or PostgreSQL, whichever it was taken from. All or nothing; the programs that serve the database are stopped first.");
        var store = new StoreOptions(command);
        var file = new Argument<FileInfo>("FILE") { Description = "The backup." };
        var keys = new Option<FileInfo>("--keys") { Description = "The keys that were kept apart; needed where the data folder does not hold them." };
        var force = new Option<bool>("--force") { Description = "Replaces a database that holds something: what it holds is gone." };
        var withoutKey = new Option<bool>("--without-key") { Description = "Goes on without the key of the backup: what is sealed stays closed, and everybody signs in anew." };
        var check = new Option<bool>("--check") { Description = "A drill: restores into a folder that is thrown away, proves everything, and changes nothing." };
        command.Arguments.Add(file);
        foreach (var option in new Option[] { keys, force, withoutKey, check })
            command.Options.Add(option);
        command.SetAction((arguments, stop) => Run(
            store.Read(arguments), new Wish(arguments.GetRequiredValue(file), arguments.GetValue(keys), arguments.GetValue(force), arguments.GetValue(withoutKey), arguments.GetValue(check)), stop));
        return command;
    }

    private static async Task<int> Run(Store store, Wish wish, CancellationToken stop)
    {
        foreach (var file in new[] { wish.File, wish.Keys }.OfType<FileInfo>().Where(file => !file.Exists))
        {
            await Console.Error.WriteLineAsync($"There is no file {file.FullName}.");
            return ExitCodes.Unreachable;
        }

        try
        {
            await using var backup = await BackupFile.Open(wish.File.FullName, stop);
            await backup.Verify(stop);
            var keys = wish.Keys is null ? null : KeysFile.Read(wish.Keys) ?? throw new BackupFaultException($"{wish.Keys.FullName} holds no sealing key: it takes the file that `entente backup --keys` makes.");
            ProveKey(backup, store, wish, keys);
            return wish.Check ? await Drill(backup, stop) : await Restore(backup, store, wish, keys, stop);
        }
        catch (BackupFaultException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Refused;
        }
    }

    /// <summary>The key that the restored program would have: the variable's, the one handed over, or the folder's.</summary>
    private static void ProveKey(BackupFile backup, Store store, Wish wish, KeysFile? keys)
    {
        var text = string.IsNullOrWhiteSpace(Opening.Variable) ? keys?.Sealing : Opening.Variable;
        var key = SealingKey.IsThere(text, store.Folder) ? SealingKey.From(text, store.Folder) : null;
        if (key?.Knows(backup.Manifest.SealingKey) is true)
        {
            if (!backup.IsAuthentic(key))
                throw new BackupFaultException("The backup's manifest does not bear the mark of its sealing key: it was altered after it was taken. Nothing was changed; take another.");
        }
        else if (!wish.WithoutKey)
        {
            throw new BackupFaultException($"{(key is null ? $"There is no sealing key in {store.Folder}" : "The sealing key at hand is not the one of this backup")}: hand it over with --keys FILE. If it is lost for good, --without-key restores all but what is sealed.");
        }
    }

    private static async Task<int> Restore(BackupFile backup, Store store, Wish wish, KeysFile? keys, CancellationToken stop)
    {
        await using var beside = await BesideDatabase.Make(store.Database, stop);
        if (!wish.Force && await beside.IsPlaceTaken(stop))
            throw new BackupFaultException($"{store.Database.Shown} holds data already. Restore elsewhere, or add --force to replace it: what it holds now would be gone.");
        var proof = await Fill(backup, beside, stop);
        foreach (var file in backup.Manifest.Files)
            await backup.Extract(file, store.Folder, stop);
        var now = TimeProvider.System.Now();
        await using (var db = beside.CreateDbContext())
        {
            db.Record(null, OperationsFeature.Restored, $"backup/{wish.File.Name}", $$"""{"takenAt":"{{backup.Manifest.TakenAt:yyyy-MM-ddTHH:mm:ssZ}}","program":"{{backup.Manifest.Program}}"}""", now);
            await db.SaveChangesAsync(stop);
        }

        keys?.PlaceIn(store.Folder, now);
        await beside.Switch(stop);
        return await Say(backup.Manifest, store.Database.Shown, proof);
    }

    private static async Task<int> Drill(BackupFile backup, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("entente-drill-").FullName;
        try
        {
            await using var beside = await BesideDatabase.Make(DatabaseUrl.InFolder(folder), stop);
            return await Say(backup.Manifest, null, await Fill(backup, beside, stop));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Proof> Fill(BackupFile backup, BesideDatabase beside, CancellationToken stop)
    {
        await new RestoreBackup().Run(backup, beside, stop);
        var proof = await Proof.Of(beside, beside.Url, stop);
        var said = backup.Manifest;
        if (proof.Audit.Break is null && (proof.Audit.Entries != said.AuditEntries || (said.AuditEntries > 0 && Convert.ToHexStringLower(proof.Audit.Last) != said.AuditHash)))
            throw new BackupFaultException("The audit chain of the backup is another than its manifest says: the file was altered. Nothing was changed; take another.");
        return proof;
    }

    private static async Task<int> Say(BackupManifest manifest, string? place, Proof proof)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(place is null ? "Drill: the backup can be restored." : $"{place} is what it was at {manifest.TakenAt:yyyy-MM-dd HH:mm:ss} UTC.")} {manifest.Tables.Sum(table => table.Rows)} rows in {manifest.Tables.Count} tables and {manifest.Files.Count} files, all compared."));
        if (proof.Audit.Break is null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The audit chain holds: {proof.Audit.Entries} entries."));
        if (proof.Tallies is null)
            Console.WriteLine("The tallies are what the ratings say.");
        foreach (var fault in proof.Faults)
            await Console.Error.WriteLineAsync(fault);
        return proof.Faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    /// <summary>What is asked for.</summary>
    private sealed record Wish(FileInfo File, FileInfo? Keys, bool Force, bool WithoutKey, bool Check);
}
