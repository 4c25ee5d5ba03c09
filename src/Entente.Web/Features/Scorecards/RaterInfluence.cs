namespace Entente.Web.Features.Scorecards;

/// <summary>The most that one rater could have moved a unit's index of a closed quarter; the long-term bound adds them up.</summary>
public sealed class RaterInfluence
{
    public required Guid UnitId { get; init; }

    public required string Period { get; init; }

    public required Guid RaterId { get; init; }

    /// <summary>Of the index, 0 to 1.</summary>
    public required double Change { get; init; }
}
