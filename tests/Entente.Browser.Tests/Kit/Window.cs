using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Kit;

/// <summary>One window: a page, what it complained about, and what every page must satisfy.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly string Screenshots = Path.Combine(ArtifactsFolder(), "screenshots");

    private readonly IBrowserContext browsing;
    private readonly string look;
    private readonly ConcurrentQueue<string> complaints = [];

    internal Window(IBrowserContext browsing, IPage page, string look)
    {
        (this.browsing, Page, this.look) = (browsing, page, look);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Goes to an address of the program; an answer that is no success fails the test.</summary>
    public async Task<Window> Go(string path)
    {
        var answer = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        Assert.True(answer!.Ok, $"{path}: {answer.Status}");
        return this;
    }

    /// <summary>Axe finds nothing, the console is quiet, and nothing is wider than the screen.</summary>
    public async Task IsAccessible()
    {
        var found = await Page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(violation =>
            $"{Page.Url} {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        Assert.Empty(complaints);
        var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} pixels wider than the screen ({look}).");
    }

    /// <summary>Keeps a picture in artifacts/screenshots.</summary>
    public Task Picture(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots, $"{name}-{look}.png"), FullPage = true });

    public async ValueTask DisposeAsync() => await browsing.DisposeAsync();

    private static string ArtifactsFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        return Path.Combine(folder.FullName, "artifacts");
    }
}
