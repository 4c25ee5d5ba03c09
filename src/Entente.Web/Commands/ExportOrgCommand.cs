using System.CommandLine;
using Entente.Web.Data;
using Entente.Web.Features.Administration.Files;
using Entente.Web.Platform.Sheets;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente export org</c>: what <c>import org</c> takes in.</summary>
internal static class ExportOrgCommand
{
    public static Command Create()
    {
        var command = new Command("org", "Exports units, people, services, links and expectations; importing the file again changes nothing.");
        var store = new StoreOptions(command);
        var target = new Option<FileInfo>("--out") { Description = "A .xlsx file; or NAME.csv, which makes the folder NAME with one CSV file a sheet.", Required = true };
        target.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo>() is { Extension: not (".xlsx" or ".csv") } other)
                result.AddError($"--out '{other.Name}' ends neither in .xlsx nor in .csv.");
        });
        command.Options.Add(target);
        command.SetAction((arguments, stop) => Run(store.Read(arguments), arguments.GetRequiredValue(target), stop));
        return command;
    }

    private static async Task<int> Run(Store store, FileInfo target, CancellationToken stop)
    {
        await using var app = Host.Build(store, []);
        await app.PrepareAsync(example: false, stop);
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(stop);
        var actor = Actor.AtTheCommandLine(chain, chain.Directory.DayOf(app.Services.GetRequiredService<TimeProvider>().Now()));
        var tables = await app.Services.GetRequiredService<ExportOrg>().Read(actor, stop);
        if (target.Extension == ".csv")
        {
            var folder = new DirectoryInfo(Path.ChangeExtension(target.FullName, null));
            SheetWriter.WriteFolder(tables, folder);
            Console.WriteLine(folder.FullName);
        }
        else
        {
            await using var content = target.Create();
            SheetWriter.WriteWorkbook(tables, content);
            Console.WriteLine(target.FullName);
        }

        return ExitCodes.Done;
    }
}
