using Entente.Domain.Kernel;

namespace Entente.Web.Platform;

/// <summary>A line of a file has bytes that are no letter.</summary>
/// <param name="Name">The file; empty where there is only one.</param>
/// <param name="Line">Which line, counted from 1.</param>
public sealed record TextBroken(string Name, int Line) : Refusal(RefusalKind.Unprocessable, "import.text-broken")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name, Line];
}
