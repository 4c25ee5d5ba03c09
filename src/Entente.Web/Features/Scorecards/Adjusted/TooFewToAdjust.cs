using Entente.Domain.Kernel;

namespace Entente.Web.Features.Scorecards.Adjusted;

/// <summary>Too few raters or providers, or answers that do not differ: nothing can be adjusted.</summary>
public sealed record TooFewToAdjust(int Raters, int Providers) : Refusal(RefusalKind.Unprocessable, "adjusted.too-few")
{
    public override IReadOnlyList<object> Arguments => [Raters, Providers];
}
