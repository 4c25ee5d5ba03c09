namespace Entente.Domain.Goals;

/// <summary>As what somebody signs.</summary>
public enum PartyKind
{
    /// <summary>The unit that promises.</summary>
    Owner,

    /// <summary>A unit that is served.</summary>
    Served,

    /// <summary>The superior of the owner.</summary>
    Superior,
}
