using Entente.Web.Data;
using Entente.Web.Features.Demo;
using Entente.Web.Features.Identity;

namespace Entente.Web;

/// <summary>What the terminal says once the program serves: where it is, and how to get in.</summary>
internal sealed record Greeting(bool LacksAdministrator, bool IsExample)
{
    /// <summary>Asks the database, before the program serves: whoever serves goes on without a database that goes away.</summary>
    public static async Task<Greeting> Read(WebApplication app, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var hasAdministrator = await scope.ServiceProvider.GetRequiredService<Passwords>().HasAdministrator(stop);
        return new Greeting(!hasAdministrator, hasAdministrator && (await app.Services.GetRequiredService<Snapshots>().Read(stop)).Directory.Company.IsExample);
    }

    /// <summary>Says it.</summary>
    public void Say(WebApplication app)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        Console.WriteLine($"Entente (默契) serves at {address}");
        if (LacksAdministrator)
        {
            Console.WriteLine($"Nobody can administer yet. Make the first administrator with this link, good until the next start: {address}{app.Services.GetRequiredService<FoundingLink>().Path}");
        }
        else if (IsExample)
        {
            Console.WriteLine($"The example company. Every name below signs in with the password {LoadExample.Password}");
            foreach (var signIn in ExampleCompany.Load().SignIns)
                Console.WriteLine($"  {signIn.Email,-34} {signIn.EnglishShows}");
        }
    }
}
