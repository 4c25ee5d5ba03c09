namespace Entente.Domain.Workshops;

/// <summary>What a note of a workshop is.</summary>
public enum NoteKind
{
    /// <summary>What the company or a department expects or needs (期望).</summary>
    Expectation,

    /// <summary>What the company is good at (优势).</summary>
    Strength,

    /// <summary>What it is not good at (劣势).</summary>
    Weakness,

    /// <summary>What helps from outside (机会).</summary>
    Opportunity,

    /// <summary>What threatens from outside (威胁).</summary>
    Threat,

    /// <summary>A strategy that uses a strength on an opportunity.</summary>
    StrengthOpportunity,

    /// <summary>A strategy that mends a weakness with an opportunity.</summary>
    WeaknessOpportunity,

    /// <summary>A strategy that holds a strength against a threat.</summary>
    StrengthThreat,

    /// <summary>A strategy for where a weakness meets a threat.</summary>
    WeaknessThreat,

    /// <summary>A comment on another note or a goal (意见).</summary>
    Comment,
}
