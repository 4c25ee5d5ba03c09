using System.Collections.Concurrent;
using Entente.Browser.Tests.Kit;

namespace Entente.Browser.Tests.Pages;

/// <summary>What every page owes everybody: both languages, both themes, every screen. <c>ENTENTE_PICTURES=1</c> tries every mixture and keeps a picture of each in artifacts/screenshots.</summary>
public sealed class EveryPageTests(ExampleCompany example)
{
    /// <summary>Each page in every look; in a usual run each meets both languages, themes and screens once, and every width in both languages.</summary>
    private static readonly bool IsThorough = Environment.GetEnvironmentVariable("ENTENTE_PICTURES") == "1";

    /// <summary>How the names of the pages begin that are looked at, while one works on a few: <c>ENTENTE_PAGES=admin-</c>.</summary>
    private static readonly string Only = Environment.GetEnvironmentVariable("ENTENTE_PAGES") ?? "";

    private static readonly Viewport[] Screens = [new("desktop", 1440, 900, false), new("phone", 390, 844, true)];

    /// <summary>The narrowest screen that pages are made for, and the desktop at 200 % zoom.</summary>
    private static readonly Viewport[] Tight = [new("narrow", 320, 640, true), new("zoomed", 720, 450, false)];

    [BrowserFact]
    public async Task Every_page_of_the_program_has_an_example_here()
    {
        var pages = new ExamplePages(example);
        var table = await pages.Table();
        Assert.Empty(pages.Forgotten(table));
        Assert.Empty(pages.Gone(table));
    }

    [BrowserFact(Timeout = 480_000)]
    public async Task Every_page_is_accessible_quiet_and_no_wider_than_the_screen_in_Chinese() =>
        await HoldEverywhere("zh-CN", TestContext.Current.CancellationToken);

    [BrowserFact(Timeout = 480_000)]
    public async Task Every_page_is_accessible_quiet_and_no_wider_than_the_screen_in_English() =>
        await HoldEverywhere("en", TestContext.Current.CancellationToken);

    [BrowserFact]
    public async Task A_barrier_that_is_put_into_a_page_is_found_and_so_is_a_wide_one()
    {
        await using var window = await example.Open(viewport: Screens[1]);
        await window.Go("/sign-in");
        Assert.Empty(await window.Barriers());
        Assert.Empty(await window.TooWide());
        await window.Page.EvaluateAsync("""
            document.querySelector("main").insertAdjacentHTML("beforeend", "<img src='/favicon.svg'><p style='color: #aaa; background: #fff; width: 900px'>pale</p>")
            """);
        var barriers = await window.Barriers();
        Assert.Contains(barriers, barrier => barrier.Contains("image-alt", StringComparison.Ordinal));
        Assert.Contains(barriers, barrier => barrier.Contains("color-contrast", StringComparison.Ordinal));
        Assert.NotEmpty(await window.TooWide());
    }

    private async Task HoldEverywhere(string language, CancellationToken stop)
    {
        var pages = (await new ExamplePages(example).Table()).Values.SelectMany(pages => pages).Where(page => page.Name.StartsWith(Only, StringComparison.Ordinal));
        var findings = new ConcurrentQueue<string>();
        await using var windows = new OpenWindows(example, language);
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = stop }, async (page, _) =>
        {
            try
            {
                foreach (var finding in await Findings(page, language, windows))
                    findings.Enqueue(finding);
            }
            catch (Exception fault) when (fault is Microsoft.Playwright.PlaywrightException or TimeoutException)
            {
                findings.Enqueue($"{page.Path} ({language}): {fault.Message}");
            }
        });
        Assert.True(findings.IsEmpty, string.Join('\n', findings.Order(StringComparer.Ordinal)));
    }

    private static (Viewport Screen, string Theme)[] Looks(string language) =>
        IsThorough ? [.. Screens.SelectMany(screen => new[] { (screen, "light"), (screen, "dark") })] : language == "en" ? [(Screens[1], "light")] : [(Screens[0], "dark")];

    private async Task<IReadOnlyList<string>> Findings(ExamplePage page, string language, OpenWindows windows)
    {
        var findings = new List<string>();
        var window = await windows.Take(page.Email);
        var looks = Looks(language);
        await window.Becomes(looks[0].Screen, looks[0].Theme);
        await window.Go(page.Path);
        if (await window.Page.Locator("html").GetAttributeAsync("lang") != language)
            findings.Add($"{page.Path} is not written in {language}.");
        foreach (var (screen, theme) in looks)
        {
            await window.Becomes(screen, theme);
            findings.AddRange(await window.Barriers());
            if (IsThorough)
                await window.Picture($"pages/{page.Name}");
        }

        // The screen that the page has now comes first: another one costs a drawing.
        foreach (var screen in Screens.Concat(Tight).OrderByDescending(screen => screen == looks[^1].Screen))
        {
            await window.Becomes(screen);
            findings.AddRange(await window.TooWide());
        }

        findings.AddRange(window.TakeComplaints());
        windows.GiveBack(page.Email, window);
        return [.. findings.Distinct()];
    }
}
