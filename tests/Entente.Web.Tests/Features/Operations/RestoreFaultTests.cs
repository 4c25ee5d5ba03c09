using System.IO.Compression;
using System.Text;
using Entente.Web.Data;
using Entente.Web.Data.Portable;
using Entente.Web.Features.Operations;
using Entente.Web.Tests.Kit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Entente.Web.Tests.Features.Operations;

/// <summary>A backup that is bad, a place that is taken, a restore that is killed: one sentence, and what was there stays.</summary>
public sealed class RestoreFaultTests(Apps apps) : IClassFixture<Apps>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-restore-test-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(folder, "backup.zip");

    [Fact]
    public async Task A_file_that_is_bad_cut_altered_or_newer_is_named_in_one_sentence()
    {
        var app = await Taken();
        var bytes = await File.ReadAllBytesAsync(Backup, Stop);
        foreach (var (change, word) in new (Action<string>, string)[]
        {
            (file => File.WriteAllText(file, "no backup"), "no backup"),
            (file => File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]), "cut off"),
            (file => Rewrite(file, "tables/people.jsonl", text => text.Replace("repair.example", "robber.example", StringComparison.Ordinal)), "altered"),
            (file => Rewrite(file, "tables/people.jsonl", null), "altered"),
            (file => Rewrite(file, "manifest.json", null), "manifest"),
            (file => Rewrite(file, "manifest.json", text => text.Replace("\"migrations\": [", "\"migrations\": [ \"FromTheFuture\",", StringComparison.Ordinal)), "later version"),
            (file => Rewrite(file, "manifest.json", text => text.Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal)), "later version"),
        })
        {
            var changed = Path.Combine(folder, "changed.zip");
            await File.WriteAllBytesAsync(changed, bytes, Stop);
            change(changed);
            var fault = await Assert.ThrowsAsync<BackupFaultException>(() => RestoreInto(Path.Combine(folder, "none"), changed));
            Assert.Contains(word, fault.Message, StringComparison.OrdinalIgnoreCase);
        }

        // Even where the manifest was made to fit what was altered: the mark under it is of the sealing key.
        var forged = Path.Combine(folder, "forged.zip");
        File.Copy(Backup, forged);
        Rewrite(forged, "manifest.json", text => text.Replace("\"auditEntries\"", " \"auditEntries\"", StringComparison.Ordinal));
        var refused = await Terminal.Run("restore", forged, "--data", Path.Combine(folder, "elsewhere"), "--keys", await KeysOf(app));
        Assert.Equal((1, ""), (refused.Exit, refused.Output));
        Assert.Contains("altered", refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_restore_without_its_key_over_data_or_into_a_served_database_is_refused()
    {
        var app = await Taken();
        var elsewhere = Path.Combine(folder, "elsewhere");
        foreach (var (arguments, exit, word) in new (string[], int, string)[]
        {
            (["restore", Backup + ".none", "--data", elsewhere], 3, "no file"),
            (["restore", Backup, "--data", elsewhere], 1, "--keys"),
            (["restore", Backup, .. app.AtItsData], 3, "in use"),
            (["backup", "--out", Backup, .. app.AtItsData], 1, "there already"),
            (["backup", "--out", Backup + ".other", "--data", elsewhere], 3, "no database"),
        })
        {
            var refused = await Terminal.Run(arguments);
            Assert.Equal((exit, ""), (refused.Exit, refused.Output));
            Assert.Contains(word, refused.Error, StringComparison.Ordinal);
            Assert.Single(refused.Error.TrimEnd().Split('\n'));
        }

        Assert.False(Directory.Exists(elsewhere) && Directory.EnumerateFiles(elsewhere).Any());
        var drill = await Terminal.Run(["restore", Backup, "--check", .. app.AtItsData]);
        Assert.True(drill.Exit == 0, drill.Error);
        Assert.StartsWith("Drill:", drill.Output, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_restore_that_is_killed_leaves_what_was_there_and_is_completed_by_the_same_command(DatabaseKind on)
    {
        var app = await Taken();
        var data = Path.Combine(folder, "killed");
        var url = on is DatabaseKind.Postgres ? await (await PostgresServer.Running()).CreateDatabase() : "sqlite://" + Path.Combine(data, "entente.db");
        string[] restore = ["restore", Backup, "--keys", await KeysOf(app), "--data", data, "--database", url];
        Assert.Equal(0, (await Terminal.Run(restore)).Exit);
        await Execute(url, "UPDATE people SET name = 'what was there'");

        using (var killed = Terminal.Start([.. restore, "--force"]))
            Assert.True(await killed.KillOnce(() => Begun(url)));
        Assert.Equal(0L, await Execute(url, "SELECT count(*) FROM people WHERE name <> 'what was there'"));

        var refused = await Terminal.Run(restore);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        var completed = await Terminal.Run([.. restore, "--force"]);
        Assert.True(completed.Exit == 0, completed.Error);
        Assert.Equal(0L, await Execute(url, "SELECT count(*) FROM people WHERE name = 'what was there'"));
        Assert.False(await Begun(url));
        Assert.Equal(0, (await Terminal.Run("verify-audit", "--data", data, "--database", url)).Exit);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The program of this class, and a backup of it.</summary>
    private async Task<App> Taken()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 2, reference: $"BACKUP-{Guid.NewGuid():N}");
        await using var snapshot = await DatabaseSnapshot.Open(app.Services.GetRequiredService<DatabaseUrl>(), Stop);
        _ = await app.Services.GetRequiredService<TakeBackup>().Run(snapshot, Backup, Stop);
        return app;
    }

    private async Task<string> KeysOf(App app)
    {
        var file = Path.Combine(folder, "keys.env");
        await File.WriteAllTextAsync(file, "ENTENTE_SEALING_KEY=" + (await File.ReadAllTextAsync(Path.Combine(app.Folder, "keys", "sealing.key"), Stop)).Trim(), Stop);
        return file;
    }

    private static async Task RestoreInto(string place, string file)
    {
        await using var backup = await BackupFile.Open(file, Stop);
        await backup.Verify(Stop);
        await using var beside = await BesideDatabase.Make(DatabaseUrl.InFolder(place), Stop);
        await new RestoreBackup().Run(backup, beside, Stop);
    }

    /// <summary>Whether something stands beside the database.</summary>
    private static async Task<bool> Begun(string url) =>
        DatabaseUrl.Parse(url)!.SqliteFile is { } file
            ? File.Exists(file + ".beside") && new FileInfo(file + ".beside").Length > 0
            : await Execute(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'entente_beside'") is > 0L;

    private static async Task<object?> Execute(string url, string sql)
    {
        var database = DatabaseUrl.Parse(url)!;
        await using System.Data.Common.DbConnection connection = database.IsSqlite
            ? new SqliteConnection(database.ConnectionString + ";Pooling=False")
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = "test", Pooling = false }.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Stop);
    }

    private static void Rewrite(string file, string part, Func<string, string>? change)
    {
        using var parts = ZipFile.Open(file, ZipArchiveMode.Update);
        var entry = parts.GetEntry(part)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        entry.Delete();
        if (change is null)
            return;
        using var writer = new StreamWriter(parts.CreateEntry(part).Open(), new UTF8Encoding(false));
        writer.Write(change(text));
    }
}
