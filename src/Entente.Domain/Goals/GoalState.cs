namespace Entente.Domain.Goals;

/// <summary>Where a goal stands (domain.md, Goals).</summary>
public enum GoalState
{
    /// <summary>Being written (草稿).</summary>
    Draft,

    /// <summary>Waiting for signatures (待签署).</summary>
    Proposed,

    /// <summary>Everybody signed, work has not begun (已约定).</summary>
    Agreed,

    /// <summary>Being worked on (进行中).</summary>
    Active,

    /// <summary>The owner reported; the customers verify (待核验).</summary>
    Reported,

    /// <summary>Every customer's finding is settled (已核验).</summary>
    Verified,

    /// <summary>Given up with a reason (已放弃).</summary>
    Dropped,
}
