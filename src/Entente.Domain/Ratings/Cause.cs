namespace Entente.Domain.Ratings;

/// <summary>Why somebody was not satisfied (domain.md, Recovery).</summary>
public enum Cause
{
    /// <summary>The agreed expectation was not met.</summary>
    FailedExpectation = 1,

    /// <summary>Nothing was agreed: a communication gap.</summary>
    NothingAgreed = 2,

    /// <summary>What was asked for went beyond what was agreed.</summary>
    BeyondAgreed = 3,

    /// <summary>Outside the provider's control.</summary>
    OutsideControl = 4,

    /// <summary>A misunderstanding.</summary>
    Misunderstanding = 5,
}
