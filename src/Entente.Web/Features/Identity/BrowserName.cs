namespace Entente.Web.Features.Identity;

/// <summary>What a browser says it is, in two words: enough to tell one's own phone from somebody else's.</summary>
/// <param name="Browser">The program; empty where it is none that we know.</param>
/// <param name="System">What it runs on; empty likewise.</param>
internal sealed record BrowserName(string Browser, string System)
{
    /// <summary>The more particular first: most of them also call themselves Chrome and Safari.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("wxwork", "WeCom"), ("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("Feishu", "Feishu"), ("Lark", "Lark"), ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("HarmonyOS", "HarmonyOS"), ("OpenHarmony", "HarmonyOS"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static BrowserName Of(string? agent) => new(First(Browsers, agent), First(Systems, agent));

    /// <summary>Both, or the one that is known; null where neither is.</summary>
    public string? Words => string.Join(" · ", new[] { Browser, System }.Where(word => word.Length > 0)) is { Length: > 0 } words ? words : null;

    private static string First((string Sign, string Name)[] known, string? agent) =>
        agent is null ? "" : known.FirstOrDefault(one => agent.Contains(one.Sign, StringComparison.OrdinalIgnoreCase)).Name ?? "";
}
