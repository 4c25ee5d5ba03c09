using System.CommandLine;
using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Commands;

/// <summary>Commands that take in and give out workbooks, or folders of CSV files: all alike but for what is in them.</summary>
internal static class SheetCommands
{
    /// <param name="name">What is imported.</param>
    /// <param name="description">What it is, for --help.</param>
    /// <param name="columns">The sheets it knows, with their columns.</param>
    /// <param name="take">Takes a file in.</param>
    public static Command Import(
        string name, string description, IReadOnlyList<SheetColumns> columns, Func<IServiceProvider, SheetFile, bool, Actor, CancellationToken, Task<Outcome<SheetResult>>> take)
    {
        var command = new Command(name, description);
        var store = new StoreOptions(command);
        var file = new Argument<string>("FILE") { Description = "The .xlsx file, or the folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would become of each row and keeps nothing." };
        command.Arguments.Add(file);
        command.Options.Add(dryRun);
        command.SetAction(async (arguments, stop) =>
        {
            var (path, trial) = (arguments.GetRequiredValue(file), arguments.GetValue(dryRun));
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                await Console.Error.WriteLineAsync($"There is no file or folder {Path.GetFullPath(path)}.");
                return ExitCodes.Unreachable;
            }

            await using var app = Host.Build(store.Read(arguments), []);
            await app.PrepareAsync(example: false, stop);
            var read = Read(path, columns);
            var taken = read.IsRefused ? read.Refusal : await take(app.Services, read.Value, trial, await Operator(app.Services, stop), stop);
            return await Say(path, taken, trial, app.Services.GetRequiredService<Reply>());
        });
        return command;
    }

    /// <param name="name">What is exported.</param>
    /// <param name="description">What it is, for --help.</param>
    /// <param name="give">The sheets.</param>
    public static Command Export(string name, string description, Func<IServiceProvider, Actor, CancellationToken, Task<IReadOnlyList<SheetTable>>> give)
    {
        var command = new Command(name, description);
        var store = new StoreOptions(command);
        var target = Target("A .xlsx file; or NAME.csv, which makes the folder NAME with one CSV file a sheet.");
        command.Options.Add(target);
        command.SetAction(async (arguments, stop) =>
        {
            await using var app = Host.Build(store.Read(arguments), []);
            await app.PrepareAsync(example: false, stop);
            Write(await give(app.Services, await Operator(app.Services, stop), stop), arguments.GetRequiredValue(target));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Where an export goes: a workbook or CSV, by the file's extension.</summary>
    public static Option<FileInfo> Target(string description)
    {
        var target = new Option<FileInfo>("--out") { Description = description, Required = true };
        target.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo>() is { Extension: not (".xlsx" or ".csv") } other)
                result.AddError($"--out '{other.Name}' ends neither in .xlsx nor in .csv.");
        });
        return target;
    }

    private static async Task<Actor> Operator(IServiceProvider services, CancellationToken stop)
    {
        var chain = await services.GetRequiredService<Snapshots>().Read(stop);
        return Actor.AtTheCommandLine(chain, chain.Directory.DayOf(services.GetRequiredService<TimeProvider>().Now()));
    }

    private static Outcome<SheetFile> Read(string path, IReadOnlyList<SheetColumns> columns)
    {
        if (Directory.Exists(path))
            return SheetFile.Read(new DirectoryInfo(path), columns);
        using var content = File.OpenRead(path);
        return SheetFile.Read(Path.GetFileName(path), content, columns);
    }

    private static async Task<int> Say(string path, Outcome<SheetResult> taken, bool dryRun, Reply reply)
    {
        if (taken.IsRefused)
        {
            await Console.Error.WriteLineAsync($"{Path.GetFileName(path)}: {reply.Sentence(taken.Refusal)}");
            return ExitCodes.Refused;
        }

        var result = taken.Value;
        foreach (var error in result.Errors)
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{error.Sheet}, row {error.Row}{(error.Column is null ? "" : ", " + error.Column)}: {reply.Sentence(error.Reason)}"));
        foreach (var count in result.Counts)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count.Sheet}: {count.Created} created, {count.Changed} changed, {count.Unchanged} unchanged"));
        Console.WriteLine(
            result.Errors.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"Nothing was imported: {result.Errors.Count} errors.")
            : result.ChangesNothing ? "Everything stands as the file says; nothing was changed."
            : dryRun ? "Dry run: nothing was kept."
            : "Imported.");
        return result.Errors.Count > 0 ? ExitCodes.Refused : ExitCodes.Done;
    }

    private static void Write(IReadOnlyList<SheetTable> tables, FileInfo target)
    {
        if (target.Extension == ".csv")
        {
            var folder = new DirectoryInfo(Path.ChangeExtension(target.FullName, null));
            SheetWriter.WriteFolder(tables, folder);
            Console.WriteLine(folder.FullName);
            return;
        }

        using var content = target.Create();
        SheetWriter.WriteWorkbook(tables, content);
        Console.WriteLine(target.FullName);
    }
}
