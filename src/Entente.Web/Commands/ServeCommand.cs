using System.CommandLine;

namespace Entente.Web.Commands;

/// <summary><c>entente serve</c>: the server.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create()
    {
        var command = new Command(Name, "Serves Entente.");
        var store = new StoreOptions(command);
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var example = new Option<bool>("--example") { Description = "Loads the example company if the database is empty." };
        command.Options.Add(urls);
        command.Options.Add(example);
        command.SetAction(async (arguments, stop) =>
        {
            await using var app = Host.Build(store.Read(arguments), ["--urls", arguments.GetRequiredValue(urls)]).Answering();
            await app.PrepareAsync(arguments.GetValue(example), stop);
            var greeting = await Greeting.Read(app, stop);
            await app.StartAsync(stop);
            greeting.Say(app);
            await app.WaitForShutdownAsync(stop);
            return ExitCodes.Done;
        });
        return command;
    }
}
