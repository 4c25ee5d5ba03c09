namespace Entente.Domain.Chain;

/// <summary>One of the two sides of a link.</summary>
public enum LinkSide
{
    /// <summary>The unit that does the work.</summary>
    Provider,

    /// <summary>The unit that depends on it.</summary>
    Customer,
}
