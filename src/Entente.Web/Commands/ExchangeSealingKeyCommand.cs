using System.CommandLine;
using Entente.Web.Features.Concerns;
using Entente.Web.Features.Ratings;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente exchange-sealing-key</c>: a new sealing key for everything, while the program serves.</summary>
internal static class ExchangeSealingKeyCommand
{
    /// <summary>What began with the old key alone has ended by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var command = new Command("exchange-sealing-key", "Makes a new sealing key, seals everything anew under it and forgets the old one. Run again, it goes on where it broke off.");
        var store = new StoreOptions(command);
        command.SetAction((arguments, stop) => Run(store.Read(arguments), stop));
        return command;
    }

    private static async Task<int> Run(Store store, CancellationToken stop)
    {
        await using var app = Host.Build(store, []);
        await app.PrepareAsync(example: false, stop);
        var key = app.Services.GetRequiredService<SealingKey>();
        if (key.IsFile)
        {
            key.BeginExchange();
            await Task.Delay(Patience, stop);
        }
        else if (key.Ring.Count == 1)
        {
            await Console.Error.WriteLineAsync($"The sealing key comes from {SealingKey.Variable}. Set it to the new key, a comma, and the old key; restart every program with it; then run this again.");
            return ExitCodes.WrongUsage;
        }

        var ratings = await app.Services.GetRequiredService<SealAnew>().Run(stop);
        var concerns = await app.Services.GetRequiredService<SealConcernsAnew>().Run(stop);
        if (key.IsFile)
            key.EndExchange();
        Console.WriteLine($"{ratings} sealed ratings and {concerns} protected concerns are sealed under the new key.{(key.IsFile ? " Put the new key file into the backup of keys." : $" Now set {SealingKey.Variable} to the new key alone and restart.")}");
        return ExitCodes.Done;
    }
}
