using System.Text.RegularExpressions;
using Entente.Browser.Tests.Kit;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Pages;

/// <summary>The pictures in docs/images: <c>make pictures</c> (<c>ENTENTE_PICTURES=docs</c>) takes them all again from the running program.</summary>
public sealed partial class GuidePicturesTests(ExampleCompany example)
{
    private static readonly string Images = Path.Combine(Window.Repository, "docs", "images");
    private static readonly string[] Shown = ["home", "chain", "unit", "link", "rate"];

    /// <summary>What the guides of the roles show beside, each in both languages on a desk.</summary>
    private static readonly string[] ShownToRoles = ["goal-june", "recoveries", "readiness", "appraisal-sheet", "fairness", "audit", "workshop"];

    private sealed record Picture(string Page, string Language, string Theme, bool OnPhone)
    {
        public string File => $"{Page}-{Language}{(OnPhone ? "-phone" : "")}{(Theme == "dark" ? "-dark" : "")}.png";
    }

    private static readonly Picture[] All =
    [
        .. from page in Shown
           from language in new[] { "zh", "en" }
           from phone in new[] { false, true }
           select new Picture(page, language, "light", phone),
        .. from page in ShownToRoles
           from language in new[] { "zh", "en" }
           select new Picture(page, language, "light", false),
        new("chain", "en", "dark", false), new("unit", "zh", "dark", false),
    ];

    [BrowserFact]
    public void The_guide_shows_every_picture_and_no_other()
    {
        var shown = Directory.EnumerateFiles(Window.Repository, "README*.md").Concat(Directory.EnumerateFiles(Path.Combine(Window.Repository, "docs", "guide"), "*.md"))
            .SelectMany(file => Reference().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct();
        var taken = All.Select(picture => picture.File).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(taken, shown.Order(StringComparer.Ordinal));
        Assert.Equal(taken, Directory.EnumerateFiles(Images).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [BrowserFact(Timeout = 180_000)]
    public async Task What_the_pictures_show_is_there_to_be_taken()
    {
        var table = (await new ExamplePages(example).Table()).Values.SelectMany(pages => pages).ToDictionary(page => page.Name, StringComparer.Ordinal);
        foreach (var picture in Environment.GetEnvironmentVariable("ENTENTE_PICTURES") == "docs" ? All : All[..1])
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var page = table[picture.Page switch { "home" => "home-director", "rate" => "rate-five", var same => same }];
            await using var window = await example.Open(
                await example.Person(page.Email!), picture.Language == "zh" ? "zh-CN" : "en", picture.Theme, picture.OnPhone ? new Viewport("phone", 390, 844, true) : new Viewport("desktop", 1440, 900, false));
            await window.Go(page.Path);
            await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            var taken = await window.Page.ScreenshotAsync();
            Assert.NotEmpty(taken);
            if (Environment.GetEnvironmentVariable("ENTENTE_PICTURES") == "docs")
                await File.WriteAllBytesAsync(Path.Combine(Images, picture.File), taken, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex(@"images/([a-z-]+\.png)")]
    private static partial Regex Reference();
}
