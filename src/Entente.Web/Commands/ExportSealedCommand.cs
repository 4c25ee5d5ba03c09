using System.CommandLine;
using System.Globalization;
using Entente.Web.Features.Ratings;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente export sealed</c>: the batches in which sealed ratings were released, and nothing of single ones.</summary>
internal static class ExportSealedCommand
{
    private static readonly string[] Columns =
    [
        "month", "unit", "service", "customer", "raters", "responseTenths", "good", "neither", "bad", "scale", "level1", "level2", "level3", "level4", "level5",
        "failedExpectation", "nothingAgreed", "beyondAgreed", "outsideControl", "misunderstanding",
    ];

    public static Command Create()
    {
        var command = new Command("sealed", "Exports the released batches of sealed ratings; a batch of a whole unit has no service and no customer.");
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
        var rows = (await app.Services.GetRequiredService<ExportReleased>().Read(stop)).Select(Cells);
        await using var content = target.Create();
        await TableFile.Write(content, target.Extension[1..], Columns, rows, stop);
        Console.WriteLine(target.FullName);
        return ExitCodes.Done;
    }

    private static object?[] Cells(ExportReleased.Row row)
    {
        var batch = row.Batch;
        int[] counts =
        [
            batch.Raters, batch.ResponseTenths, batch.Good, batch.Neither, batch.Bad, batch.Scale, .. batch.Levels,
            batch.FailedExpectation, batch.NothingAgreed, batch.BeyondAgreed, batch.OutsideControl, batch.Misunderstanding,
        ];
        return [batch.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), row.Unit, row.Service, row.Customer, .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))];
    }
}
