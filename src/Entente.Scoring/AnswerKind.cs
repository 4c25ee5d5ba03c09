namespace Entente.Scoring;

/// <summary>What one answer says about the work that was rated. Example: 4 of 5 is <see cref="Good"/>. Source: the domain's definition of <em>bad</em>.</summary>
public enum AnswerKind
{
    /// <summary>The lower levels: 1 of 2; 1 and 2 of 5.</summary>
    Bad,

    /// <summary>The middle: 3 of 5. It counts in every mean and opens no case.</summary>
    Neither,

    /// <summary>The upper levels: 2 of 2; 4 and 5 of 5.</summary>
    Good,
}
