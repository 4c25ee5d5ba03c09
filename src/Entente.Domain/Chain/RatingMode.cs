namespace Entente.Domain.Chain;

/// <summary>Whether the rater's identity is hidden from everyone on the provider's side.</summary>
public enum RatingMode
{
    /// <summary>Always shown (实名).</summary>
    Open,

    /// <summary>Always hidden (保密).</summary>
    Sealed,

    /// <summary>The rater chooses each time.</summary>
    RatersChoice,
}
