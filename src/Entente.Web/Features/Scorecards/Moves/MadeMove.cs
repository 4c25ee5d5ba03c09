namespace Entente.Web.Features.Scorecards.Moves;

/// <summary>How far one rater moved a unit's published figures of a closed quarter: what they are, less what they would be without everything this rater openly said.</summary>
public sealed class MadeMove
{
    public required Guid UnitId { get; init; }

    public required string Period { get; init; }

    public required Guid RaterId { get; init; }

    /// <summary>Which publication it was measured on: one that was opened and frozen again is measured again.</summary>
    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>Of the satisfied share, 0 to 1, up or down; null where nobody else answered.</summary>
    public required double? Share { get; init; }

    /// <summary>Of the index, 0 to 1; null where there is none.</summary>
    public required double? Index { get; init; }
}
