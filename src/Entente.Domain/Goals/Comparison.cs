namespace Entente.Domain.Goals;

/// <summary>How the value of a criterion is held against its target.</summary>
public enum Comparison
{
    /// <summary>The value must not fall below the target (≥).</summary>
    AtLeast,

    /// <summary>The value must not exceed the target (≤).</summary>
    AtMost,

    /// <summary>The value must lie between the target and the upper bound, both included.</summary>
    Between,

    /// <summary>It is done, or it is not.</summary>
    YesNo,

    /// <summary>It happens on the deadline at the latest.</summary>
    DateBy,
}
