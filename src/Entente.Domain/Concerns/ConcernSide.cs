namespace Entente.Domain.Concerns;

/// <summary>The two sides of a concern. Neither is named to the other.</summary>
public enum ConcernSide
{
    /// <summary>Whoever raised it.</summary>
    Sender,

    /// <summary>Whoever it went to.</summary>
    Addressee,
}
