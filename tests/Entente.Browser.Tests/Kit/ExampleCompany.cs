using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Entente.Browser.Tests.Kit.ExampleCompany))]

namespace Entente.Browser.Tests.Kit;

/// <summary>The program with the example company, started once for all tests of this project, at the present time.</summary>
public sealed class ExampleCompany : IAsyncLifetime
{
    public App App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.ReasonToSkip is null)
            App = await App.Start(clock: TimeProvider.System, example: true, jobs: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
            await App.DisposeAsync();
    }

    /// <summary>The person with this address.</summary>
    public async Task<Person> Person(string email) =>
        (await App.Services.GetRequiredService<Snapshots>().Read(CancellationToken.None)).Directory.Person(email)
            ?? throw new ArgumentException($"The example company has no {email}.", nameof(email));

    /// <summary>Whoever answers for the first unit below the company today.</summary>
    public async Task<Person> AnyManager()
    {
        var directory = (await App.Services.GetRequiredService<Snapshots>().Read(CancellationToken.None)).Directory;
        var today = directory.DayOf(App.Now);
        return directory.ChildrenOf(directory.Root!.Id).Select(unit => directory.ManagerOf(unit.Id, today)).First(manager => manager is not null)!;
    }

    /// <summary>A browser window of its own; nobody is signed in unless a person is given.</summary>
    public Task<Window> Open(Person? person = null, string language = "zh-CN", string theme = "light", Viewport? viewport = null, bool scripts = true) =>
        Window.Open(App, person, language, theme, viewport ?? Viewport.Desktop, scripts);
}
