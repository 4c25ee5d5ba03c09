using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals;

/// <summary>Holds what a text says it supports against what there is.</summary>
internal static class Supported
{
    /// <summary>The first thing it may not support; null where it may support all. What the text before said is left alone: it may have been settled since.</summary>
    public static async Task<Refusal?> Check(EntenteDb db, Guid owner, Goal? goal, GoalBody body, Actor actor, CancellationToken stop)
    {
        var added = body.Supports.Except(goal is null ? [] : goal.Latest.Body.Supports.Concat(goal.Body.Supports)).ToList();
        if (added.Count == 0)
            return null;
        var ids = added.Select(support => support.Id).ToList();
        var needs = (await db.Needs.AsNoTracking().Where(need => ids.Contains(need.Id)).ToListAsync(stop)).Where(need => MayRead(actor, need)).ToDictionary(need => need.Id);
        var goals = added.TrueForAll(support => support.Kind is SupportKind.Need) ? [] : await db.Goals.AsNoTracking().ToDictionaryAsync(other => other.Id, stop);
        return added.Select(support => support.Kind is SupportKind.Need
            ? SupportRules.CheckNeed(actor.Directory, owner, needs.GetValueOrDefault(support.Id))
            : goals.TryGetValue(support.Id, out var other) && !GoalRights.MayRead(actor, other) ? new SupportUnknown() : SupportRules.CheckGoal(actor.Directory, goal?.Id, support, goals)).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>The needs that a text says it supports, to be changed; those that were merged replaced by what they were merged into.</summary>
    public static async Task<IReadOnlyList<Need>> Needs(EntenteDb db, GoalBody body, CancellationToken stop)
    {
        var found = new List<Need>();
        var ids = body.Supports.Where(support => support.Kind is SupportKind.Need).Select(support => support.Id).ToList();
        while (ids.Count > 0)
        {
            var needs = await db.Needs.Where(need => ids.Contains(need.Id)).ToListAsync(stop);
            found.AddRange(needs.Where(need => need.MergedIntoId is null));
            ids = [.. needs.Select(need => need.MergedIntoId).OfType<Guid>()];
        }

        return [.. found.DistinctBy(need => need.Id)];
    }

    public static bool MayRead(Actor actor, Need need) =>
        actor.HasScope(GoalRights.WriteScope) || (actor.Person is { } person && NeedAccess.MayRead(actor.Directory, need, person.Id, actor.Today));
}
