using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Domain.Organization;

namespace Entente.Domain.Goals;

/// <summary>What goals hang on, and where nothing hangs on anything (M2, M3): the goals and needs of a company, or of what somebody may read of it, with the two lists of gaps.</summary>
/// <param name="Goals">Every goal that counts: neither dropped nor a draft.</param>
/// <param name="Needs">Every need that counts: neither declined nor merged into another.</param>
/// <param name="Unaligned">Goals not yet verified that serve nobody else or support nothing.</param>
/// <param name="Unanswered">Needs that no goal and no plan answers.</param>
/// <param name="Units">Coverage of each unit that has a goal or a need, by code.</param>
public sealed record Alignment(IReadOnlyList<Goal> Goals, IReadOnlyList<Need> Needs, IReadOnlyList<Goal> Unaligned, IReadOnlyList<Need> Unanswered, IReadOnlyList<Alignment.Coverage> Units)
{
    private IReadOnlyDictionary<Guid, Need> All { get; init; } = new Dictionary<Guid, Need>();

    /// <summary>How far one unit's work hangs together.</summary>
    /// <param name="Unit">The unit.</param>
    /// <param name="Goals">Its goals that count.</param>
    /// <param name="Aligned">Those of them that are aligned.</param>
    /// <param name="Needs">What is needed of it.</param>
    /// <param name="Answered">Those of them that have a goal or a plan, or are done.</param>
    public sealed record Coverage(Unit Unit, int Goals, int Aligned, int Needs, int Answered);

    /// <summary>
    /// A goal is aligned where somebody else needs it: it serves another unit or the superior, and says what it supports; the company's own
    /// goals support nothing above them.
    /// </summary>
    public static bool IsAligned(Goal goal, CompanyDirectory directory) =>
        (goal.Body.ServesSuperior || goal.Body.Serves.Count > 0) && (goal.Body.Supports.Count > 0 || SupportRules.KindOf(directory, goal) is SupportKind.CompanyGoal);

    /// <summary>The need that a goal supports by an identity: where that one was found to repeat another, the other. Null where it is not among these.</summary>
    public Need? NeedOf(Guid id) => Surviving(id, All);

    /// <summary>Holds goals and needs against each other. A goal that supports a need which was merged supports the one it was merged into.</summary>
    /// <param name="directory">The organisation.</param>
    /// <param name="goals">The goals.</param>
    /// <param name="needs">The needs, those that were merged among them.</param>
    /// <param name="within">Where it is given, only the goals count whose period it touches; a need is answered by whatever answers it.</param>
    public static Alignment Of(CompanyDirectory directory, IReadOnlyCollection<Goal> goals, IEnumerable<Need> needs, Period? within = null)
    {
        var promised = goals.Where(goal => goal.State is not (GoalState.Dropped or GoalState.Draft)).ToList();
        var all = needs.ToDictionary(need => need.Id);
        var wanted = all.Values.Where(need => need.State is not NeedState.Declined && need.MergedIntoId is null).ToList();
        var supported = promised.SelectMany(goal => goal.Body.Supports).Where(support => support.Kind is SupportKind.Need).Select(support => Surviving(support.Id, all)?.Id).ToHashSet();
        var given = goals.Where(goal => goal.State is GoalState.Dropped).Select(goal => goal.Id).ToHashSet();
        // A plan that was given up is none.
        bool IsPlanned(Need need) => need.State is NeedState.Planned && (need.GoalId is not { } plan || !given.Contains(plan));
        bool IsAnswered(Need need) => IsPlanned(need) || need.State is NeedState.Delivered or NeedState.Confirmed || supported.Contains(need.Id);
        if (within is { } period)
            promised.RemoveAll(goal => goal.Period.Start > period.End || goal.Period.End < period.Start);
        var goalsOf = promised.ToLookup(goal => goal.OwnerId);
        var needsOf = wanted.ToLookup(need => need.ProviderId);
        return new Alignment(
            promised, wanted,
            [.. promised.Where(goal => goal.State is not GoalState.Verified && !IsAligned(goal, directory))],
            [.. wanted.Where(need => !IsAnswered(need))],
            [
                .. directory.Units.Where(unit => goalsOf.Contains(unit.Id) || needsOf.Contains(unit.Id)).Select(unit => new Coverage(
                    unit, goalsOf[unit.Id].Count(), goalsOf[unit.Id].Count(goal => IsAligned(goal, directory)), needsOf[unit.Id].Count(), needsOf[unit.Id].Count(IsAnswered))),
            ])
        { All = all };
    }

    private static Need? Surviving(Guid id, IReadOnlyDictionary<Guid, Need> all)
    {
        var need = all.GetValueOrDefault(id);
        while (need?.MergedIntoId is { } into)
            need = all.GetValueOrDefault(into);
        return need;
    }
}
