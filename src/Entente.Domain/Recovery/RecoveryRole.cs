namespace Entente.Domain.Recovery;

/// <summary>On which side of a case somebody stands.</summary>
public enum RecoveryRole
{
    /// <summary>Whoever handles it for the provider.</summary>
    Provider,

    /// <summary>Whoever rated.</summary>
    Rater,
}
