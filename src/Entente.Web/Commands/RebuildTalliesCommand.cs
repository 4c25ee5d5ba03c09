using System.CommandLine;
using Entente.Web.Features.Ratings;

namespace Entente.Web.Commands;

/// <summary><c>entente rebuild-tallies</c>: proves the tallies equal to the ratings, or makes them so.</summary>
internal static class RebuildTalliesCommand
{
    public static Command Create()
    {
        var command = new Command("rebuild-tallies", "Computes every tally from the ratings and puts right what differs.");
        var store = new StoreOptions(command);
        var check = new Option<bool>("--check") { Description = "Changes nothing; exits 1 and names the first difference where there is one." };
        command.Options.Add(check);
        command.SetAction(async (arguments, stop) =>
        {
            await using var app = Host.Build(store.Read(arguments), []);
            await app.PrepareAsync(example: false, stop);
            var only = arguments.GetValue(check);
            if (await app.Services.GetRequiredService<RebuildTallies>().Run(repair: !only, stop) is not { } difference)
            {
                Console.WriteLine("The tallies are what the ratings say.");
                return ExitCodes.Done;
            }

            await Console.Error.WriteLineAsync($"First difference, {difference.Where}: stored {difference.Stored}, from ratings {difference.FromRatings}.{(only ? "" : " It was put right.")}");
            return only ? ExitCodes.Refused : ExitCodes.Done;
        });
        return command;
    }
}
