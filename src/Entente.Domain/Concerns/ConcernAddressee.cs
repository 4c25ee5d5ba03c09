namespace Entente.Domain.Concerns;

/// <summary>Who a protected concern goes to. The sender chooses, so that a concern about one of the two goes to the other.</summary>
public enum ConcernAddressee
{
    /// <summary>Whoever holds the role of HR.</summary>
    HumanResources,

    /// <summary>Whoever holds the role of auditor.</summary>
    Auditor,
}
