using System.CommandLine;
using System.Globalization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Commands;

/// <summary><c>entente export audit</c>: the whole audit record with its hashes, oldest first.</summary>
internal static class ExportAuditCommand
{
    private static readonly string[] Columns = ["number", "at", "actor", "action", "subject", "details", "previous", "hash"];

    public static Command Create()
    {
        var command = new Command("audit", "Exports the audit record with its hashes. What sealed raters did stands in it without a name.");
        var store = new StoreOptions(command);
        var target = SheetCommands.Target("A .xlsx or .csv file.");
        command.Options.Add(target);
        command.SetAction(async (arguments, stop) =>
        {
            await using var app = Host.Build(store.Read(arguments), []);
            await app.PrepareAsync(example: false, stop);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContextAsync(stop);
            var file = arguments.GetRequiredValue(target);
            await using var content = file.Create();
            await TableFile.Write(content, file.Extension[1..], Columns, db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Number).AsEnumerable().Select(Cells), stop);
            Console.WriteLine(file.FullName);
            return ExitCodes.Done;
        });
        return command;
    }

    private static object?[] Cells(AuditEntry entry) =>
    [
        entry.Number, entry.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), entry.Actor?.ToString(), entry.Action, entry.Subject, entry.Details,
        Convert.ToHexStringLower(entry.PreviousHash), Convert.ToHexStringLower(entry.Hash),
    ];
}
