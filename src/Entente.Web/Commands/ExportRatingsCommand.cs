using System.CommandLine;
using System.Globalization;
using Entente.Web.Features.Ratings;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente export ratings</c>: the open ratings, in the columns that <c>import ratings</c> takes.</summary>
internal static class ExportRatingsCommand
{
    private static readonly string[] Columns = ["provider", "service", "customer", "rater", "value", "at", "scale", "reference", "comment"];

    public static Command Create()
    {
        var command = new Command("ratings", "Exports the open ratings that stand. Sealed ratings are in `export sealed`, as released.");
        var store = new StoreOptions(command);
        var target = SheetCommands.Target("A .xlsx or .csv file.");
        command.Options.Add(target);
        command.SetAction((arguments, stop) => Run(store.Read(arguments), arguments.GetRequiredValue(target), stop));
        return command;
    }

    private static async Task<int> Run(Store store, FileInfo target, CancellationToken stop)
    {
        await using var app = Host.Build(store, []);
        await app.PrepareAsync(example: false, stop);
        var rows = app.Services.GetRequiredService<ExportRatings>().Read(stop).ToBlockingEnumerable(stop).Select(Cells);
        await using var content = target.Create();
        await TableFile.Write(content, target.Extension[1..], Columns, rows, stop);
        Console.WriteLine(target.FullName);
        Console.WriteLine("Sealed ratings are not in it: `entente export sealed` gives the batches in which they were released.");
        return ExitCodes.Done;
    }

    private static object?[] Cells(ExportRatings.Row row) =>
    [
        row.Provider, row.Service, row.Customer, row.Rater, row.Value.ToString(CultureInfo.InvariantCulture),
        row.At.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), row.Scale.ToString(CultureInfo.InvariantCulture), row.Reference, row.Comment,
    ];
}
