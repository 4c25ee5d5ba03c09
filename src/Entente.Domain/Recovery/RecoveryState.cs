namespace Entente.Domain.Recovery;

/// <summary>Where a case of recovery stands (domain.md, Recovery).</summary>
public enum RecoveryState
{
    /// <summary>A bad stands and nobody has talked with the rater.</summary>
    Open,

    /// <summary>The provider has talked with the rater.</summary>
    Contacted,

    /// <summary>The provider says that it is made good.</summary>
    Remedied,

    /// <summary>The rater says that it is made good.</summary>
    Confirmed,

    /// <summary>The rater says that it is not: everything begins anew.</summary>
    Reopened,

    /// <summary>The rater took back what they had said.</summary>
    Withdrawn,
}
