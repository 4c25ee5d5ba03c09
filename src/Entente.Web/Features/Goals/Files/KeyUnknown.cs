using Entente.Domain.Kernel;

namespace Entente.Web.Features.Goals.Files;

/// <summary>A criterion or step of a goal that is not in the file.</summary>
/// <param name="Key">What stands there.</param>
public sealed record KeyUnknown(string Key) : Refusal(RefusalKind.Unprocessable, "import.key-unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Key];
}
