using Microsoft.Playwright;

namespace Entente.Browser.Tests.Kit;

/// <summary>The system's Chromium, started once for all tests.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly string? Executable = Find();
    private static readonly Lazy<Task<IBrowser>> Running = new(Start);

    /// <summary>Why browser tests are skipped here; null when they run, as they must where <c>CI=true</c>.</summary>
    public static string? ReasonToSkip { get; } =
        Executable is not null || Environment.GetEnvironmentVariable("CI") == "true" ? null : "Chromium is not installed here; ./test installs it where it can.";

    public static Task<IBrowser> Browser() => Running.Value;

    private static async Task<IBrowser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable ?? throw new InvalidOperationException("Chromium is not installed here, and CI=true asks for it."),
            // Pages live for a second: scripts are not compiled for longer, and nothing is drawn by an imitated graphics card.
            Args = ["--no-sandbox", "--disable-gpu", "--js-flags=--no-opt --no-maglev --single-threaded-gc", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-features=SpareRendererForSitePerProcess"],
        });
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin")
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
