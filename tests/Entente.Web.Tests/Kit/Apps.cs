using System.Collections.Concurrent;

namespace Entente.Web.Tests.Kit;

/// <summary>The class fixture: one running program for each database, started when a test of the class first asks, shared by its tests.</summary>
public sealed class Apps : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<App>>> running = new();

    /// <summary>The program of this test class on that database, with the repair company (<see cref="App.Company"/>).</summary>
    public Task<App> On(DatabaseKind database) => running.GetOrAdd(database, kind => new Lazy<Task<App>>(() => App.Start(kind))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in running.Values)
            await (await app.Value).DisposeAsync();
    }
}
