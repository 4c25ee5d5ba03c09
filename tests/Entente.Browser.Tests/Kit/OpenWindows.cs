using System.Collections.Concurrent;

namespace Entente.Browser.Tests.Kit;

/// <summary>Windows that are used again by the same person, as people do: each further page finds scripts and styles in the cache. A window whose page failed is not given back.</summary>
internal sealed class OpenWindows(ExampleCompany example, string language) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<Window>> idle = [];
    private readonly ConcurrentBag<Window> all = [];

    /// <summary>A window of the person with this address, or of nobody.</summary>
    public async Task<Window> Take(string? email)
    {
        if (idle.GetOrAdd(email ?? "", _ => []).TryTake(out var window))
            return window;
        window = await example.Open(email is null ? null : await example.Person(email), language);
        await window.BringsAxe();
        all.Add(window);
        return window;
    }

    /// <summary>For the next page.</summary>
    public void GiveBack(string? email, Window window) => idle[email ?? ""].Add(window);

    public async ValueTask DisposeAsync()
    {
        foreach (var window in all)
            await window.DisposeAsync();
    }
}
