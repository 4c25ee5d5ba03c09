namespace Entente.Domain.Concerns;

/// <summary>What one side of a concern does.</summary>
public enum ConcernAct
{
    /// <summary>The sender raises it.</summary>
    Raise,

    /// <summary>One side writes to the other.</summary>
    Write,

    /// <summary>The addressee begins to look into it.</summary>
    Take,

    /// <summary>The addressee says what came of it.</summary>
    Answer,

    /// <summary>The sender is not content with the answer, or with the closing.</summary>
    Reopen,

    /// <summary>One side closes it.</summary>
    Close,
}
