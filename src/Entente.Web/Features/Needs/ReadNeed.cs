using Entente.Domain.Calendar;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Needs;

/// <summary>One need with what came of it.</summary>
public sealed class ReadNeed(IDbContextFactory<EntenteDb> databases, CompanyCalendar calendars)
{
    /// <param name="Need">The need.</param>
    /// <param name="Goals">Goals that support it or what was merged into it, whatever became of them, as far as the actor may read them.</param>
    /// <param name="Duplicates">Open needs of the same provider into which it could be merged, or which could be merged into it.</param>
    /// <param name="Calendar">The company's working days.</param>
    public sealed record View(Need Need, IReadOnlyList<Goal> Goals, IReadOnlyList<Need> Duplicates, WorkCalendar Calendar);

    public async Task<Outcome<View>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Needs.SingleOrDefaultAsync(need => need.Id == id, stop) is not { } need || !NeedRights.MayRead(actor, need))
            return new NeedUnknown();
        var goals = await GoalsFor(db, need, actor, stop);
        var others = need.IsOpen && NeedRights.MayAnswer(actor, need)
            ? (await db.Needs.Where(other => other.ProviderId == need.ProviderId && other.Id != id && other.MergedIntoId == null).ToListAsync(stop)).Where(other => other.IsOpen && NeedRights.MayAnswer(actor, other)).ToList()
            : [];
        return new View(need, goals, others, await calendars.Read(stop));
    }

    /// <summary>The work may have been passed on to a unit above or below the provider.</summary>
    private static async Task<IReadOnlyList<Goal>> GoalsFor(EntenteDb db, Need need, Actor actor, CancellationToken stop)
    {
        var directory = actor.Directory;
        var owners = directory.Units.Where(unit => directory.IsInside(unit.Id, need.ProviderId) || directory.IsInside(need.ProviderId, unit.Id)).Select(unit => unit.Id).ToList();
        var ids = new HashSet<Guid> { need.Id };
        for (var last = ids.ToList(); last.Count > 0;)
        {
            var into = last;
            last = await db.Needs.Where(merged => merged.MergedIntoId != null && into.Contains(merged.MergedIntoId.Value)).Select(merged => merged.Id).ToListAsync(stop);
            ids.UnionWith(last);
        }

        return
        [
            .. (await db.Goals.Where(goal => owners.Contains(goal.OwnerId)).ToListAsync(stop))
                .Where(goal => goal.Body.Supports.Any(support => support.Kind is SupportKind.Need && ids.Contains(support.Id))
                    && actor.Person is { } person && GoalAccess.MayRead(directory, goal, person.Id, actor.Today))
                .OrderByDescending(goal => goal.CreatedAt),
        ];
    }
}
