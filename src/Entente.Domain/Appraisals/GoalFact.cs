using Entente.Domain.Goals;
using Entente.Domain.Kernel;

namespace Entente.Domain.Appraisals;

/// <summary>What an appraisal knows of one goal of the unit.</summary>
public sealed record GoalFact
{
    /// <summary>Which goal.</summary>
    public required Guid GoalId { get; init; }

    /// <summary>What was promised.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English; null where there is none.</summary>
    public string? EnglishTitle { get; init; }

    /// <summary>The code of the period it was promised for.</summary>
    public required string Period { get; init; }

    /// <summary>Where it stood.</summary>
    public required GoalState State { get; init; }

    /// <summary>True where a served unit signed before work began.</summary>
    public required bool Jointly { get; init; }

    /// <summary>How it came out by its facts, 0 to 1; null while a criterion has none.</summary>
    public double? Share { get; init; }

    /// <summary>The superior's own verdict; null while there is none.</summary>
    public SuperiorVerdict? Verdict { get; init; }

    /// <summary>True where its outcome counts for the customers: they helped to set it, and have verified it.</summary>
    public bool CountsForService => Jointly && State is GoalState.Verified && Share is not null;

    /// <summary>
    /// The goals of a unit that an appraisal of a period looks at: promised for the period or a part of it, in force at some time, and not
    /// given up. One that is longer than the period is not over; the appraisal of its own period looks at it.
    /// </summary>
    public static IReadOnlyList<GoalFact> Of(Guid unit, Period period, IEnumerable<Goal> goals, Func<DateTimeOffset, DateOnly> dayOf) =>
    [
        .. goals.Where(goal => goal.OwnerId == unit && goal.InForce is not null && goal.State is not GoalState.Dropped && period.Contains(goal.Period))
            .OrderBy(goal => goal.Period).ThenBy(goal => goal.Id)
            .Select(goal => new GoalFact
            {
                GoalId = goal.Id, Title = goal.Body.Title, EnglishTitle = goal.Body.EnglishTitle, Period = goal.Body.Period, State = goal.State,
                Jointly = goal.IsJointlySet(dayOf), Share = goal.Outcome?.Share, Verdict = goal.Verdict,
            }),
    ];
}
