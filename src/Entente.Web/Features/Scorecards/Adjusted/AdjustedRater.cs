namespace Entente.Web.Features.Scorecards.Adjusted;

/// <summary>How strict (below 0) or lenient a rater is, by the newest run. Older runs keep none: it is about a person.</summary>
public sealed class AdjustedRater
{
    public required Guid RunId { get; init; }

    public required Guid RaterId { get; init; }

    /// <summary>The conditional mean, in units of the value, and its 95 % interval.</summary>
    public required double Severity { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    public required int Ratings { get; init; }
}
