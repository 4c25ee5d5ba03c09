using System.CommandLine;
using Entente.Web.Data;

namespace Entente.Web.Commands;

/// <summary>The options that every command takes: where the data are.</summary>
internal sealed class StoreOptions
{
    private readonly Option<DirectoryInfo> data = new("--data")
    {
        Description = "The folder of database, keys and files.",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    private readonly Option<string?> database = new("--database")
    {
        Description = "sqlite:///path or postgres://user:password@host/database; without it, a SQLite file in the data folder.",
    };

    public StoreOptions(Command command)
    {
        database.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } url && DatabaseUrl.Parse(url) is null)
                result.AddError($"--database '{url}' is neither sqlite:///path nor postgres://user:password@host/database.");
        });
        command.Options.Add(data);
        command.Options.Add(database);
    }

    public Store Read(ParseResult arguments)
    {
        var folder = arguments.GetRequiredValue(data).FullName;
        return new Store(folder, arguments.GetValue(database) is { } url ? DatabaseUrl.Parse(url)! : DatabaseUrl.InFolder(folder));
    }
}
