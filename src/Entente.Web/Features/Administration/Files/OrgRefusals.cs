using Entente.Domain.Kernel;

namespace Entente.Web.Features.Administration.Files;

/// <summary>Units that contain each other.</summary>
/// <param name="Unit">Which.</param>
public sealed record UnitCycle(string Unit) : Refusal(RefusalKind.Unprocessable, "import.unit-cycle")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Unit];
}

/// <summary>A unit without a parent beside the company.</summary>
public sealed record RootMissing() : Refusal(RefusalKind.Unprocessable, "import.root-missing");

/// <summary>A signature of nobody.</summary>
/// <param name="Unit">Which.</param>
public sealed record NobodySigns(string Unit) : Refusal(RefusalKind.Unprocessable, "import.nobody-signs")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Unit];
}

/// <summary>Nobody has signed on a day that is still to come.</summary>
/// <param name="Day">The day.</param>
public sealed record SignedInTheFuture(DateOnly Day) : Refusal(RefusalKind.Unprocessable, "import.signed-in-the-future")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Day];
}
