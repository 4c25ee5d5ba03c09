using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Domain.Organization;

namespace Entente.Domain.Goals;

/// <summary>What a goal may be said to support.</summary>
public static class SupportRules
{
    /// <summary>
    /// The reason why a goal of an owner may not support a need; null where it may. The need is open, and was addressed to the owner
    /// or to a unit above or below it, for the work may be passed on.
    /// </summary>
    public static Refusal? CheckNeed(CompanyDirectory directory, Guid owner, Need? need)
    {
        if (need is null)
            return new SupportUnknown();
        if (!need.IsOpen)
            return new SupportClosed();
        return IsAbove(directory, need.ProviderId, owner) || IsAbove(directory, owner, need.ProviderId) ? null : new SupportElsewhere();
    }

    /// <summary>
    /// The reason why a goal may not support another one; null where it may. What is promised can be supported, each by its own kind,
    /// and never in a circle.
    /// </summary>
    /// <param name="directory">The organisation.</param>
    /// <param name="id">The goal that would support; null for a new one.</param>
    /// <param name="support">What it would support.</param>
    /// <param name="goals">The goals there are, by identity.</param>
    public static Refusal? CheckGoal(CompanyDirectory directory, Guid? id, Support support, IReadOnlyDictionary<Guid, Goal> goals)
    {
        if (!goals.TryGetValue(support.Id, out var other))
            return new SupportUnknown();
        if (other.State is GoalState.Draft or GoalState.Dropped)
            return new SupportClosed();
        if (KindOf(directory, other) != support.Kind)
            return new SupportKindWrong();
        return id is { } own && Reaches(other, own, goals, []) ? new SupportCircle() : null;
    }

    /// <summary>As what a goal is supported: those of the whole company take the superior's signature.</summary>
    public static SupportKind KindOf(CompanyDirectory directory, Goal goal) => goal.OwnerId == directory.Root?.Id ? SupportKind.CompanyGoal : SupportKind.Goal;

    private static bool IsAbove(CompanyDirectory directory, Guid above, Guid below) => directory.PathTo(below).Any(unit => unit.Id == above);

    private static bool Reaches(Goal from, Guid to, IReadOnlyDictionary<Guid, Goal> goals, HashSet<Guid> seen) =>
        from.Id == to
        || (seen.Add(from.Id) && from.Body.Supports.Where(support => support.Kind is not SupportKind.Need).Any(support => goals.TryGetValue(support.Id, out var next) && Reaches(next, to, goals, seen)));
}
