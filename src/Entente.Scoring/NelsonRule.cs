namespace Entente.Scoring;

/// <summary>The rules by which a control chart gives a signal. Source: L. S. Nelson, "The Shewhart control chart - tests for special causes" (1984), tests 1, 2 and 3.</summary>
public enum NelsonRule
{
    /// <summary>Rule 1: one point beyond the limits, three sigma from the centre.</summary>
    BeyondLimits = 1,

    /// <summary>Rule 2: nine points in a row on the same side of the centre.</summary>
    OneSide = 2,

    /// <summary>Rule 3: six points in a row, each above the last, or each below.</summary>
    Trend = 3,
}
