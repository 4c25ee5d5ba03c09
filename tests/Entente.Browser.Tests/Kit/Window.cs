using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Kit;

/// <summary>One window: a page, what it complained about, and what every page must satisfy.</summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>The folder of the repository that the tests run in.</summary>
    public static readonly string Repository = RepositoryFolder();

    private static readonly string Screenshots = Path.Combine(Repository, "artifacts", "screenshots");

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

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

    /// <summary>Has axe come with every page from now on, which for whoever looks at many is cheaper than to bring it to each.</summary>
    public Task BringsAxe() => browsing.AddInitScriptAsync(Axe);

    /// <summary>A window onto a program, with cookies of its own; where another process serves the program's database, onto that one.</summary>
    public static async Task<Window> Open(App app, Person? person, string language, string theme, Viewport size, bool scripts, Uri? served = null)
    {
        var address = (served ?? app.Address).ToString();
        var browser = await Chromium.Browser();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            Locale = language,
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = size.Width, Height = size.Height },
            HasTouch = size.IsPhone,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (person is not null)
        {
            var (name, value) = await app.SignInCookie(person);
            await context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = address }]);
        }

        return new Window(context, await context.NewPageAsync(), $"{language}-{theme}-{size.Name}");
    }

    /// <summary>Fills fields by their ids, choosing where a field offers choices.</summary>
    public async Task Fill(params (string Id, string Value)[] fields)
    {
        foreach (var (id, value) in fields)
        {
            // The fields of a model are called by their names, such as Form.Code.
            var field = Page.Locator(id.Contains('.', StringComparison.Ordinal) ? $"[name='{id}']" : "#" + id);
            if (await field.EvaluateAsync<string>("field => field.tagName") == "SELECT")
                await field.SelectOptionAsync(value);
            else
                await field.FillAsync(value);
        }
    }

    /// <summary>Presses the first button with these words inside a part of the page and waits for the page that answers.</summary>
    public Task Press(string words, string inside = "main") =>
        Follow(Page.Locator(inside).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words, Exact = true }).First);

    /// <summary>Clicks what leads to another page, or the same again, and waits until that is there.</summary>
    public async Task Follow(ILocator way)
    {
        // A mark that the next page lacks, whether a script puts it into this document or the browser loads another one.
        await Page.Locator("main").EvaluateAsync("main => [...main.children].forEach(part => part.dataset.left = '')");
        await way.ClickAsync();
        await Page.Locator("main > :not([data-left])").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached, Timeout = 15_000 });
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>The words of a part of the page, white space apart.</summary>
    public async Task<string> Words(string part = "main") =>
        string.Join(' ', (await Page.Locator(part).First.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Goes to an address of the program; an answer that is no success fails the test.</summary>
    public async Task<Window> Go(string path)
    {
        var answer = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        Assert.True(answer!.Ok, $"{path}: {answer.Status}");
        return this;
    }

    /// <summary>What the console said that it should not have said.</summary>
    public IReadOnlyCollection<string> Complaints => [.. complaints.Select(complaint => $"{Page.Url} ({look}): {complaint}")];

    /// <summary>What the console said since it was last asked for this.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        var said = Complaints.ToList();
        complaints.Clear();
        return said;
    }

    /// <summary>Another screen for the page as it stands, and another theme where one is named. What is so already is left alone: each costs a drawing.</summary>
    public async Task Becomes(Viewport screen, string? theme = null)
    {
        var (language, before) = (look.Split('-')[0], look.Split('-')[^2]);
        if (Page.ViewportSize is not { } size || (size.Width, size.Height) != (screen.Width, screen.Height))
            await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        if (theme is not null && theme != before)
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        look = $"{language}-{theme ?? before}-{screen.Name}";
    }

    /// <summary>Axe finds nothing, the console is quiet, and nothing is wider than the screen.</summary>
    public async Task IsAccessible()
    {
        string[] findings = [.. await Barriers(), .. Complaints, .. await TooWide()];
        Assert.True(findings.Length == 0, string.Join('\n', findings));
    }

    /// <summary>
    /// What axe finds on the page. Axe runs in the page itself: what its package for Playwright does across frames, which pages do not have, takes four times as long.
    /// Rows of a list are alike, so that the first dozen of each table speaks for all.
    /// </summary>
    public async Task<IReadOnlyList<string>> Barriers()
    {
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
            await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ exclude: [["tbody > tr:nth-child(n + 13)"]] }, { resultTypes: ["violations"] })).violations.map(
              found => `${found.id}: ${found.help}: ${found.nodes.slice(0, 3).map(node => node.html).join(" | ")}`)
            """);
        return [.. found.Select(barrier => $"{Page.Url} ({look}) {barrier}")];
    }

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

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        return folder.FullName;
    }
}
