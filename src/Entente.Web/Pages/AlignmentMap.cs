using Entente.Domain.Goals;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Web.Features.Goals;
using Entente.Web.Features.Needs;
using Entente.Web.Platform;

namespace Entente.Web.Pages;

/// <summary>What the company's goals hang on, and where nothing hangs on anything: goals and needs that the actor may read, as a graph with its two lists of gaps.</summary>
public sealed class AlignmentMap(ReadGoals goals, ReadNeeds needs)
{
    /// <param name="Unit">The unit.</param>
    /// <param name="Goals">Its goals that count: neither dropped nor drafts.</param>
    /// <param name="Aligned">Those of them that serve another unit or the superior, and support something.</param>
    /// <param name="Needs">Open and met needs of it; those that were declined do not count.</param>
    /// <param name="Answered">Those of them that have a goal or a plan, or are done.</param>
    public sealed record Coverage(Unit Unit, int Goals, int Aligned, int Needs, int Answered);

    /// <param name="Goals">Every goal on the map.</param>
    /// <param name="Needs">Every need on the map.</param>
    /// <param name="Unaligned">Goals not yet verified that serve nobody else or support nothing.</param>
    /// <param name="Unanswered">Needs that no goal and no plan answers.</param>
    /// <param name="Units">Coverage of each unit that has a goal or a need, by code.</param>
    public sealed record View(IReadOnlyList<Goal> Goals, IReadOnlyList<Need> Needs, IReadOnlyList<Goal> Unaligned, IReadOnlyList<Need> Unanswered, IReadOnlyList<Coverage> Units);

    public async Task<View> Read(Actor actor, CancellationToken stop)
    {
        var shown = (await goals.Read(actor, stop)).Where(goal => goal.State is not (GoalState.Dropped or GoalState.Draft)).ToList();
        var wanted = (await needs.Read(actor, stop)).Where(need => need.State is not NeedState.Declined).ToList();
        var answered = shown.SelectMany(goal => goal.Body.Supports.Where(support => support.Kind is SupportKind.Need)).Select(support => support.Id).ToHashSet();
        bool IsAnswered(Need need) => answered.Contains(need.Id) || need.State is NeedState.Planned or NeedState.Delivered or NeedState.Confirmed;
        var units = actor.Directory.Units.Select(unit =>
        {
            var own = shown.Where(goal => goal.OwnerId == unit.Id).ToList();
            var asked = wanted.Where(need => need.ProviderId == unit.Id).ToList();
            return new Coverage(unit, own.Count, own.Count(goal => IsAligned(goal, actor.Directory)), asked.Count, asked.Count(IsAnswered));
        }).Where(unit => unit.Goals + unit.Needs > 0).ToList();
        return new View(shown, wanted, [.. shown.Where(goal => goal.State is not GoalState.Verified && !IsAligned(goal, actor.Directory))], [.. wanted.Where(need => !IsAnswered(need))], units);
    }

    /// <summary>A goal is aligned where somebody else needs it: it serves another unit or the superior, and says what it supports; the company's own goals support nothing above them.</summary>
    public static bool IsAligned(Goal goal, CompanyDirectory directory) =>
        (goal.Body.Serves.Any(unit => unit != goal.OwnerId) || goal.Body.ServesSuperior) && (goal.Body.Supports.Count > 0 || goal.OwnerId == directory.Root?.Id);
}
