using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Integrations;

/// <summary>The class fixture: a program for each database that may send to this machine, shared by its tests.</summary>
public sealed class Hooked : IAsyncDisposable
{
    private readonly Dictionary<DatabaseKind, Task<App>> running = [];

    public Task<App> On(DatabaseKind database)
    {
        lock (running)
            return running.TryGetValue(database, out var app) ? app : running[database] = App.Start(database, adjust: WebhookReceiver.Allow);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in running.Values)
            await (await app).DisposeAsync();
    }
}
