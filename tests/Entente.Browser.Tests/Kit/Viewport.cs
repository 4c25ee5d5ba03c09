namespace Entente.Browser.Tests.Kit;

/// <summary>The size of a screen.</summary>
public sealed record Viewport(string Name, int Width, int Height, bool IsPhone)
{
    public static Viewport Desktop { get; } = new("desktop", 1280, 900, false);

    public static Viewport Phone { get; } = new("phone", 360, 740, true);
}
