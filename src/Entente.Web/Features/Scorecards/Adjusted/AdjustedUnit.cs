namespace Entente.Web.Features.Scorecards.Adjusted;

/// <summary>A unit's figure of one run: what it would get from raters neither strict nor lenient.</summary>
public sealed class AdjustedUnit
{
    public required Guid RunId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>The conditional mean, 0 to 1, and its 95 % interval.</summary>
    public required double Value { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    public required int Ratings { get; init; }

    public required int Raters { get; init; }
}
