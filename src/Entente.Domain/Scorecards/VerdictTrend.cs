namespace Entente.Domain.Scorecards;

/// <summary>Where a customer's verdict is going, from month to month.</summary>
public enum VerdictTrend
{
    /// <summary>Fewer than two months with an answer: nothing can be said.</summary>
    Unknown,

    /// <summary>Better than in the month with an answer before.</summary>
    Better,

    /// <summary>The same.</summary>
    Same,

    /// <summary>Worse.</summary>
    Worse,
}
