namespace Entente.Domain.Goals;

/// <summary>How it came out.</summary>
public enum OutcomeKind
{
    /// <summary>As promised (达成).</summary>
    Met,

    /// <summary>In part (部分达成).</summary>
    Partly,

    /// <summary>Not (未达成).</summary>
    NotMet,
}
