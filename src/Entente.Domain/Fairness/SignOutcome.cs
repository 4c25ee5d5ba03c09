namespace Entente.Domain.Fairness;

/// <summary>What came of looking into a sign.</summary>
public enum SignOutcome
{
    /// <summary>Somebody is looking into it (正在了解).</summary>
    LookingInto,

    /// <summary>Looked into; there was nothing (未发现问题).</summary>
    NothingFound,

    /// <summary>Looked into; what was the matter is dealt with (已处理).</summary>
    Handled,
}
