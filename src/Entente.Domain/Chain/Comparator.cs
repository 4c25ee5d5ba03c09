namespace Entente.Domain.Chain;

/// <summary>How a measured value is held against a promise.</summary>
public enum Comparator
{
    /// <summary>The value must not fall below the target (≥).</summary>
    AtLeast,

    /// <summary>The value must not exceed the target (≤).</summary>
    AtMost,
}
