namespace Entente.Domain.Scorecards;

/// <summary>How what was promised and what the customer says fit together.</summary>
public enum PromiseContrast
{
    /// <summary>Nothing to point out.</summary>
    None,

    /// <summary>The promise is kept and the customer is dissatisfied: it does not cover what matters to them.</summary>
    KeptButUnhappy,

    /// <summary>The promise is often broken and the customer is satisfied: it asks for more than they need, or nobody says what they think.</summary>
    BrokenButHappy,
}
