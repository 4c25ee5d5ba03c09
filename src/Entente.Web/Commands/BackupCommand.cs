using System.CommandLine;
using System.Globalization;
using Entente.Web.Data;
using Entente.Web.Features.Audit;
using Entente.Web.Features.Operations;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Commands;

/// <summary><c>entente backup</c>: one instant of everything in one file, while the program serves.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var command = new Command("backup", "Writes everything as it stands at one instant into one file, while the program serves, and proves the file. The sealing key is not in it: keep it apart.");
        var store = new StoreOptions(command);
        var target = new Option<FileInfo>("--out") { Description = "The file to make.", Required = true };
        var keys = new Option<FileInfo>("--keys") { Description = "Writes the keys into this file too, which you keep elsewhere than the backup." };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there." };
        command.Options.Add(target);
        command.Options.Add(keys);
        command.Options.Add(force);
        command.SetAction((arguments, stop) => Run(store.Read(arguments), arguments.GetRequiredValue(target), arguments.GetValue(keys), arguments.GetValue(force), stop));
        return command;
    }

    private static async Task<int> Run(Store store, FileInfo target, FileInfo? keys, bool force, CancellationToken stop)
    {
        foreach (var file in new[] { target, keys }.OfType<FileInfo>().Where(file => file.Exists && !force))
        {
            await Console.Error.WriteLineAsync($"{file.FullName} is there already. Name another file, or add --force to replace it.");
            return ExitCodes.Refused;
        }

        await using var snapshot = await Opening.Read(store, stop);
        await using var app = Host.Build(store, []);
        var key = app.Services.GetRequiredService<SealingKey>();
        var partial = target.FullName + ".partial";
        File.Delete(partial);
        BackupManifest manifest;
        Proof proof;
        try
        {
            proof = await Proof.Of(snapshot, store.Database, stop);
            _ = await app.Services.GetRequiredService<TakeBackup>().Run(snapshot, partial, stop);
            await using (var written = await BackupFile.Open(partial, stop))
            {
                await written.Verify(stop);
                manifest = written.Manifest;
            }

            await Record(app, target, manifest, stop);
            File.Move(partial, target.FullName, overwrite: true);
        }
        catch (BackupFaultException fault)
        {
            await Console.Error.WriteLineAsync($"What was written cannot be read again, and was thrown away: {fault.Message}");
            return ExitCodes.Refused;
        }
        finally
        {
            File.Delete(partial);
        }

        if (keys is not null)
        {
            keys.Delete();
            KeysFile.Write(keys, key, app.Services.GetRequiredService<AuditKey>());
        }

        return await Say(target, keys, manifest, proof);
    }

    /// <summary>Before the file has its name. A database that nothing can be written to, a standby say, is backed up all the same.</summary>
    private static async Task Record(WebApplication app, FileInfo target, BackupManifest manifest, CancellationToken stop)
    {
        try
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContextAsync(stop);
            db.Record(null, OperationsFeature.Taken, $"backup/{target.Name}", $$"""{"rows":{{manifest.Tables.Sum(table => table.Rows)}},"files":{{manifest.Files.Count}}}""", app.Services.GetRequiredService<TimeProvider>().Now());
            await db.SaveChangesAsync(stop);
        }
        catch (Exception fault) when (DatabaseFaults.IsUnwritable(fault))
        {
            await Console.Error.WriteLineAsync("The database cannot be written to: this backup is not in its audit record.");
        }
    }

    private static async Task<int> Say(FileInfo target, FileInfo? keys, BackupManifest manifest, Proof proof)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.FullName}: {manifest.Tables.Sum(table => table.Rows)} rows in {manifest.Tables.Count} tables, {manifest.Files.Count} files, {new FileInfo(target.FullName).Length} bytes, read again and whole."));
        if (proof.Audit.Break is null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The audit chain holds: {proof.Audit.Entries} entries."));
        Console.WriteLine(keys is null
            ? $"The sealing key is not in it, and without the key what is sealed stays closed for ever: keep a copy elsewhere, with --keys FILE or from {SealingKey.Variable}."
            : $"{keys.FullName}: the keys, for you alone. Keep them elsewhere than the backup: together they open what is sealed.");
        var faults = proof.Faults.Concat(manifest.Missing.Count == 0 ? [] : [$"{manifest.Missing.Count} files that rows refer to are not in the data folder and so not in the backup, first {manifest.Missing[0]}."]).ToList();
        foreach (var fault in faults)
            await Console.Error.WriteLineAsync(fault);
        return faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }
}
