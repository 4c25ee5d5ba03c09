namespace Entente.Web.Features.Scorecards;

/// <summary>A unit's computed scorecard of a period: of an open period kept while nothing changed, of a closed one for ever.</summary>
public sealed class ScorecardRow
{
    public required Guid UnitId { get; init; }

    public required string Period { get; init; }

    /// <summary>The state of the tallies and the organisation it was computed from.</summary>
    public required string Stamp { get; set; }

    /// <summary>The scorecard, as JSON.</summary>
    public required string Document { get; set; }

    /// <summary>When the period was closed with it; null while it is open.</summary>
    public DateTimeOffset? FrozenAt { get; set; }
}
