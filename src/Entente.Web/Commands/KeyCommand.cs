using System.CommandLine;
using Entente.Web.Data;
using Entente.Web.Features.Identity;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente key create</c>: makes an API key; standard output is the key alone.</summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var create = new Command("create", "Makes an API key and prints it.");
        var store = new StoreOptions(create);
        var name = new Option<string>("--name") { Description = "What it is for.", Required = true };
        var scopes = new Option<string[]>("--scope") { Description = "What it may do: " + string.Join(' ', Policies.Scopes) + " admin.", Required = true, AllowMultipleArgumentsPerToken = true };
        create.Options.Add(name);
        create.Options.Add(scopes);
        create.SetAction(async (arguments, stop) =>
        {
            await using var app = Host.Build(store.Read(arguments), []);
            await app.PrepareAsync(example: false, stop);
            var chain = await app.Services.GetRequiredService<Snapshots>().Read(stop);
            var actor = Actor.AtTheCommandLine(chain, chain.Directory.DayOf(app.Services.GetRequiredService<TimeProvider>().Now()));
            var key = await app.Services.GetRequiredService<CreateKey>().Run(new CreateKey.Request { Name = arguments.GetRequiredValue(name), Scopes = arguments.GetRequiredValue(scopes) }, actor, stop);
            if (key.IsRefused)
            {
                await Console.Error.WriteLineAsync(app.Services.GetRequiredService<Reply>().Sentence(key.Refusal));
                return ExitCodes.WrongUsage;
            }

            Console.WriteLine(key.Value.Secret);
            return ExitCodes.Done;
        });
        return new Command("key", "API keys.") { create };
    }
}
