namespace Entente.Domain.Recovery;

/// <summary>What can stand in the history of a case.</summary>
public enum RecoveryAct
{
    /// <summary>A bad opened it.</summary>
    Opened,

    /// <summary>The provider has talked with the rater.</summary>
    Contacted,

    /// <summary>The provider says what was done.</summary>
    Remedied,

    /// <summary>The rater says that it is made good.</summary>
    Confirmed,

    /// <summary>The rater says that it is not.</summary>
    Reopened,

    /// <summary>The rater took the bad back.</summary>
    Withdrawn,

    /// <summary>A court of two took the bad out of the figures.</summary>
    Removed,

    /// <summary>Somebody else handles it from here.</summary>
    Delegated,

    /// <summary>The clock ran out and the superior was called in.</summary>
    Escalated,

    /// <summary>The provider says why it happened.</summary>
    Found,
}
