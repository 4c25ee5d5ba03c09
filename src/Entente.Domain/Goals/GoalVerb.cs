namespace Entente.Domain.Goals;

/// <summary>What may be done with a goal, see <see cref="GoalPath"/>.</summary>
public enum GoalVerb
{
    /// <summary>Write another text.</summary>
    Edit,

    /// <summary>Ask for signatures.</summary>
    Propose,

    /// <summary>Sign the latest version.</summary>
    Sign,

    /// <summary>Take back a change that not everybody signed.</summary>
    TakeBack,

    /// <summary>Begin the work.</summary>
    Start,

    /// <summary>Say how it goes.</summary>
    CheckIn,

    /// <summary>Record a fact against a criterion.</summary>
    RecordFact,

    /// <summary>Mark a step as done.</summary>
    FinishStep,

    /// <summary>Hand the facts to the customers.</summary>
    Report,

    /// <summary>Confirm or dispute the facts.</summary>
    Verify,

    /// <summary>Decide a dispute.</summary>
    Settle,

    /// <summary>Give the superior's own verdict.</summary>
    Judge,

    /// <summary>Give it up.</summary>
    Drop,

    /// <summary>Take it into the next period.</summary>
    CarryOver,
}
