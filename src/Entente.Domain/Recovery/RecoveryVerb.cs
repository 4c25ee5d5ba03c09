namespace Entente.Domain.Recovery;

/// <summary>A step of a case.</summary>
public enum RecoveryVerb
{
    /// <summary>The provider has talked with the rater.</summary>
    Contact,

    /// <summary>The provider says what was done.</summary>
    Remedy,

    /// <summary>The rater says that it is made good.</summary>
    Confirm,

    /// <summary>The rater says that it is not.</summary>
    Reopen,

    /// <summary>The rater takes the bad back.</summary>
    Withdraw,
}
