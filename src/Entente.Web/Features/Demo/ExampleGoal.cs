using Entente.Domain.Goals;

namespace Entente.Web.Features.Demo;

/// <summary>A goal of the example.</summary>
/// <param name="Back">How many quarters ago; null for the June example.</param>
/// <param name="State">How far it came, where that day has come.</param>
public sealed record ExampleGoal(string Owner, IReadOnlyList<string> Serves, int? Back, GoalState State, string Title, string EnglishTitle, IReadOnlyList<ExampleCriterion> Criteria)
{
    public string? Reason { get; init; }

    public string? EnglishReason { get; init; }

    public bool Superior { get; init; }

    /// <summary>True where it is promised for the whole year in which that quarter lies.</summary>
    public bool Year { get; init; }

    public string? CheckIn { get; init; }

    /// <summary>Days after the period's first on which it was checked in; null for the middle.</summary>
    public int? CheckInAfter { get; init; }

    public int Confidence { get; init; } = 7;

    public int? Points { get; init; }

    public string? Verdict { get; init; }

    /// <summary>What a customer says is so instead; null where the facts were confirmed.</summary>
    public string? Dispute { get; init; }

    public string? Dropped { get; init; }

    /// <summary>The title of the need that it supports; null where it supports none.</summary>
    public string? ForNeed { get; init; }

    /// <summary>The title of the goal, written before it, that it supports; null where it supports none.</summary>
    public string? ForGoal { get; init; }
}
