using Entente.Domain.Readiness;
using Entente.Domain.Scorecards;

namespace Entente.Domain.Appraisals;

/// <summary>What an appraisal knows of one link that the unit, or a unit inside it, provides: names as they were, and the customer's verdict.</summary>
public sealed record LinkFact
{
    /// <summary>Which link.</summary>
    public required Guid LinkId { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The same in English; null where there is none.</summary>
    public string? EnglishService { get; init; }

    /// <summary>The customer unit.</summary>
    public required string Customer { get; init; }

    /// <summary>The same in English; null where there is none.</summary>
    public string? EnglishCustomer { get; init; }

    /// <summary>The customer's verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How many ratings it was made of.</summary>
    public int Ratings { get; init; }

    /// <summary>Bads that stand.</summary>
    public int Bad { get; init; }

    /// <summary>Bads that were made good.</summary>
    public int Recovered { get; init; }

    /// <summary>What the link lacked to be ready; empty where nothing.</summary>
    public IReadOnlyList<ReadinessGap> Missing { get; init; } = [];

    /// <summary>Why it counts nevertheless; null where nobody waived what was missing.</summary>
    public string? WaiverReason { get; init; }

    /// <summary>True where its ratings may count: it is ready, or what is missing was waived. Otherwise they are feedback only.</summary>
    public bool Counts => Missing.Count == 0 || WaiverReason is not null;

    /// <summary>True where it counts and somebody answered.</summary>
    public bool IsAnswered => Counts && Verdict is not Verdict.NoAnswer;

    /// <summary>True where it counts and the customer is satisfied, or was made so again.</summary>
    public bool IsContent => Counts && (Verdict is Verdict.Satisfied or Verdict.Recovered);
}
