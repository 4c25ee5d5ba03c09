using System.CommandLine;
using System.Globalization;
using Entente.Web.Data;
using Entente.Web.Data.Portable;
using Entente.Web.Features.Operations;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente copy</c>: a database into another, from SQLite to PostgreSQL or back, every table proven equal; all or nothing.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var command = new Command("copy", "Copies a database into an empty one, from SQLite to PostgreSQL or back, and proves every table equal. All or nothing.");
        var (from, to) = (Url("--from", "The database that is copied; it stays as it is."), Url("--to", "The empty database that it is copied into."));
        command.Options.Add(from);
        command.Options.Add(to);
        command.SetAction((arguments, stop) => Run(DatabaseUrl.Parse(arguments.GetRequiredValue(from))!, DatabaseUrl.Parse(arguments.GetRequiredValue(to))!, stop));
        return command;
    }

    private static Option<string> Url(string name, string description)
    {
        var option = new Option<string>(name) { Description = $"{description} sqlite:///path or postgres://user:password@host/database.", Required = true };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } url && DatabaseUrl.Parse(url) is null)
                result.AddError($"{name} '{url}' is neither sqlite:///path nor postgres://user:password@host/database.");
        });
        return option;
    }

    private static async Task<int> Run(DatabaseUrl from, DatabaseUrl to, CancellationToken stop)
    {
        await using var source = await Opening.Open(from, stop);
        var at = TimeProvider.System.Now();
        await using var beside = await BesideDatabase.Make(to, stop);
        if (await beside.IsPlaceTaken(stop))
        {
            await Console.Error.WriteLineAsync($"{to.Shown} is not empty: a copy goes into an empty database alone. Nothing was changed.");
            return ExitCodes.Refused;
        }

        var tables = await new CopyDatabase().Run(source, beside, stop);
        var proof = await Proof.Of(beside, beside.Url, stop);
        await using (var db = beside.CreateDbContext())
        {
            db.Record(null, OperationsFeature.Copied, "database/copy", $$"""{"rows":{{tables.Sum(table => table.Rows)}}}""", at);
            await db.SaveChangesAsync(stop);
        }

        await beside.Switch(stop);
        foreach (var (table, rows) in tables)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table}: {rows} rows, equal"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{to.Shown} holds all {tables.Sum(table => table.Rows)} rows of {tables.Count} tables as they stood at {at:yyyy-MM-dd HH:mm:ss} UTC; what was written later is not in it. Keys and files stay in the data folder: go on with the same --data."));
        if (proof.Faults.Count == 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The audit chain holds: {proof.Audit.Entries} entries. The tallies are what the ratings say."));
        foreach (var fault in proof.Faults)
            await Console.Error.WriteLineAsync(fault);
        return proof.Faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }
}
