using System.CommandLine;
using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Features.Administration.Files;
using Entente.Web.Platform.Sheets;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente import org</c>: units, people, services, links and expectations.</summary>
internal static class ImportOrgCommand
{
    public static Command Create()
    {
        var command = new Command("org", "Imports units, people, services, links and expectations from a workbook, or from a folder of Units.csv, People.csv, Services.csv, Links.csv and Expectations.csv.");
        var store = new StoreOptions(command);
        var file = new Argument<string>("FILE") { Description = "The .xlsx file, or the folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would become of each row and keeps nothing." };
        command.Arguments.Add(file);
        command.Options.Add(dryRun);
        command.SetAction((arguments, stop) => Run(store.Read(arguments), arguments.GetRequiredValue(file), arguments.GetValue(dryRun), stop));
        return command;
    }

    private static async Task<int> Run(Store store, string path, bool dryRun, CancellationToken stop)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            await Console.Error.WriteLineAsync($"There is no file or folder {Path.GetFullPath(path)}.");
            return ExitCodes.Unreachable;
        }

        await using var app = Host.Build(store, []);
        await app.PrepareAsync(example: false, stop);
        var reply = app.Services.GetRequiredService<Reply>();
        var file = Read(path);
        if (file.IsRefused)
            return await Say(path, reply.Sentence(file.Refusal));
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(stop);
        var actor = Actor.AtTheCommandLine(chain, chain.Directory.DayOf(app.Services.GetRequiredService<TimeProvider>().Now()));
        var outcome = await app.Services.GetRequiredService<ImportOrg>().Run(file.Value, dryRun, actor, stop);
        if (outcome.IsRefused)
            return await Say(path, reply.Sentence(outcome.Refusal));
        var report = outcome.Value;
        foreach (var error in report.Errors)
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{error.Sheet}, row {error.Row}{(error.Column is null ? "" : ", " + error.Column)}: {reply.Sentence(error.Reason)}"));
        foreach (var (sheet, count) in report.Counts)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sheet}: {count.Created} created, {count.Changed} changed, {count.Unchanged} unchanged"));
        Console.WriteLine(Conclusion(report, dryRun));
        return report.Errors.Count > 0 ? ExitCodes.Refused : ExitCodes.Done;
    }

    private static Outcome<SheetFile> Read(string path)
    {
        if (Directory.Exists(path))
            return SheetFile.Read(new DirectoryInfo(path), OrgColumns.All);
        using var content = File.OpenRead(path);
        return SheetFile.Read(Path.GetFileName(path), content, OrgColumns.All);
    }

    private static string Conclusion(ImportOrg.Report report, bool dryRun) =>
        report.Errors.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"Nothing was imported: {report.Errors.Count} errors.")
        : report.ChangesNothing ? "Everything stands as the file says; nothing was changed."
        : dryRun ? "Dry run: nothing was kept."
        : "Imported.";

    private static async Task<int> Say(string path, string sentence)
    {
        await Console.Error.WriteLineAsync($"{Path.GetFileName(path)}: {sentence}");
        return ExitCodes.Refused;
    }
}
