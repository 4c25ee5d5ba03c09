using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Kit;

/// <summary>One window: a page, what it complained about, and what every page must satisfy.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly string Screenshots = Path.Combine(ArtifactsFolder(), "screenshots");

    private readonly IBrowserContext browsing;
    private readonly ConcurrentQueue<string> complaints = [];
    private string look;

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

    /// <summary>What the console said that it should not have said.</summary>
    public IReadOnlyCollection<string> Complaints => [.. complaints.Select(complaint => $"{Page.Url} ({look}): {complaint}")];

    /// <summary>Another screen or theme for the page as it stands.</summary>
    public async Task Becomes(Viewport screen, string theme)
    {
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        look = $"{look.Split('-')[0]}-{theme}-{screen.Name}";
    }

    /// <summary>Axe finds nothing, the console is quiet, and nothing is wider than the screen.</summary>
    public async Task IsAccessible()
    {
        string[] findings = [.. await Barriers(), .. Complaints, .. await TooWide()];
        Assert.True(findings.Length == 0, string.Join('\n', findings));
    }

    /// <summary>What axe finds on the page.</summary>
    public async Task<IReadOnlyList<string>> Barriers() =>
    [
        .. (await Page.RunAxe()).Violations.Select(violation =>
            $"{Page.Url} ({look}) {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"),
    ];

    /// <summary>By how much the page is wider than the screen, and what sticks out; nothing where it is not.</summary>
    public async Task<IReadOnlyList<string>> TooWide()
    {
        var outside = await Page.EvaluateAsync<string?>("""
            () => {
              const root = document.documentElement, over = root.scrollWidth - root.clientWidth;
              if (over <= 0) return null;
              const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 4);
              return `${over} pixels: ` + out.map(e => e.outerHTML.slice(0, 90)).join(" | ");
            }
            """);
        return outside is null ? [] : [$"{Page.Url} ({look}) is wider than the screen by {outside}"];
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
