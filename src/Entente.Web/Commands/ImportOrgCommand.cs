using System.CommandLine;
using System.Globalization;
using Entente.Web.Features.Administration;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente import org</c>: units, people, services, links and expectations from a workbook.</summary>
internal static class ImportOrgCommand
{
    public static Command Create()
    {
        var command = new Command("org", "Imports units, people, services, links and expectations from an Excel workbook.");
        var store = new StoreOptions(command);
        var file = new Argument<FileInfo>("FILE") { Description = "The workbook." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Lists every row error and what would change, and changes nothing." };
        command.Arguments.Add(file);
        command.Options.Add(dryRun);
        command.SetAction((arguments, stop) => Run(store.Read(arguments), arguments.GetRequiredValue(file), arguments.GetValue(dryRun), stop));
        return command;
    }

    private static async Task<int> Run(Store store, FileInfo file, bool dryRun, CancellationToken stop)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file {file.FullName}.");
            return ExitCodes.Unreachable;
        }

        await using var app = Host.Build(store, []);
        await app.PrepareAsync(example: false, stop);
        await using var content = file.OpenRead();
        var outcome = await app.Services.GetRequiredService<ImportOrganization>().Run(content, dryRun, null, stop);
        if (outcome.IsRefused)
        {
            await Console.Error.WriteLineAsync($"{file.Name}: {app.Services.GetRequiredService<Reply>().Sentence(outcome.Refusal)}");
            return ExitCodes.Refused;
        }

        var report = outcome.Value;
        foreach (var error in report.Errors)
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{error.Sheet}, row {error.Row}, {error.Column}: {error.Reason}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(dryRun ? "Dry run: " : report.Errors.Count > 0 ? "Nothing was changed: " : "")}{report.Created} created, {report.Changed} changed, {report.Unchanged} unchanged, {report.Errors.Count} refused."));
        return report.Errors.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }
}
