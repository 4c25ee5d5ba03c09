namespace Entente.Scoring;

/// <summary>Which way a signal points.</summary>
public enum Direction
{
    /// <summary>Below the lower limit, below the centre, or falling.</summary>
    Down = -1,

    /// <summary>Above the upper limit, above the centre, or rising.</summary>
    Up = 1,
}
