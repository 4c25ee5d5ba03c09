namespace Entente.Domain.Readiness;

/// <summary>What a link lacks before its ratings may count (就绪度).</summary>
public enum ReadinessGap
{
    /// <summary>No dialogue of the two units was signed within the last twelve months.</summary>
    Dialogue,

    /// <summary>The two units agreed to meet regularly, and held fewer than four fifths of the meetings.</summary>
    Cadence,

    /// <summary>Nothing was in force on the link before the period began.</summary>
    Expectation,

    /// <summary>Whoever answers for the provider has not finished the introduction course.</summary>
    ProviderCourse,

    /// <summary>Whoever answers for the customer has not finished the introduction course.</summary>
    CustomerCourse,
}
