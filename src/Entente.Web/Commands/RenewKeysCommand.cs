using System.CommandLine;
using Entente.Web.Features.Operations;

namespace Entente.Web.Commands;

/// <summary><c>entente renew-keys</c>: a new key for cookies and links in messages.</summary>
internal static class RenewKeysCommand
{
    public static Command Create()
    {
        var command = new Command("renew-keys", "Makes a new key for sign-in cookies and for links in messages. The sealing key is another: see exchange-sealing-key.");
        var store = new StoreOptions(command);
        var revoke = new Option<bool>("--revoke") { Description = "The earlier keys no longer count: everybody signs in anew, and links that were sent open nothing." };
        command.Options.Add(revoke);
        command.SetAction(async (arguments, stop) =>
        {
            await using var app = Host.Build(store.Read(arguments), []);
            await app.PrepareAsync(example: false, stop);
            var all = arguments.GetValue(revoke);
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RenewKeys>().Run(all, stop);
            Console.WriteLine($"There is a new key for cookies and links.{(all ? " The earlier ones no longer count: everybody signs in anew, and links that were sent open nothing." : " What was made with the earlier ones goes on until it runs out.")} Restart every program that serves, so that it takes effect now and not within a day.");
            return ExitCodes.Done;
        });
        return command;
    }
}
