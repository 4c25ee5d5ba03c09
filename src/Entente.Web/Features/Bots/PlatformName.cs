namespace Entente.Web.Features.Bots;

/// <summary>A platform in an address, in whatever case: answers write its name as <c>weCom</c>, and the framework would know <c>WeCom</c> alone.</summary>
/// <param name="Value">Which.</param>
internal readonly record struct PlatformName(ChatPlatform Value)
{
    public static bool TryParse(string? text, out PlatformName name)
    {
        var isKnown = Enum.TryParse<ChatPlatform>(text, ignoreCase: true, out var platform) && Enum.IsDefined(platform) && !char.IsAsciiDigit(text![0]);
        name = new PlatformName(platform);
        return isKnown;
    }
}
