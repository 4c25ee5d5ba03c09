namespace Entente.Web.Platform;

/// <summary>The addresses that programs ask: they are answered with a status and never sent to a page.</summary>
public static class ProgramPaths
{
    private static readonly PathString[] Below = ["/api", "/metrics", "/healthz", "/mcp", "/scim", "/openapi"];

    /// <summary>True where a program asks.</summary>
    public static bool Hold(PathString path) => Array.Exists(Below, below => path.StartsWithSegments(below));
}
