using System.Runtime.CompilerServices;

namespace Entente.Browser.Tests.Kit;

/// <summary>A test in a real browser: without one it is skipped, in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Chromium.ReasonToSkip;
        Timeout = 90_000;
    }
}
