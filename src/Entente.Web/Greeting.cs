using Entente.Web.Data;
using Entente.Web.Features.Demo;
using Entente.Web.Features.Identity;

namespace Entente.Web;

/// <summary>What the terminal says once the program serves: where it is, and how to get in.</summary>
internal static class Greeting
{
    public static async Task GreetAsync(this WebApplication app, CancellationToken stop)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        Console.WriteLine($"Entente (默契) serves at {address}");
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<Passwords>().HasAdministrator(stop))
        {
            Console.WriteLine($"Nobody can administer yet. Make the first administrator with this link, good until the next start: {address}{app.Services.GetRequiredService<FoundingLink>().Path}");
            return;
        }

        var directory = (await app.Services.GetRequiredService<Snapshots>().Read(stop)).Directory;
        if (!directory.Company.IsExample)
            return;
        Console.WriteLine($"The example company. Every name below signs in with the password {LoadExample.Password}");
        foreach (var signIn in ExampleCompany.Load().SignIns)
            Console.WriteLine($"  {signIn.Email,-34} {signIn.EnglishShows}");
    }
}
