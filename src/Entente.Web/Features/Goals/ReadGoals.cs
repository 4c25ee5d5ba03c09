using Entente.Domain.Goals;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals;

/// <summary>Every goal that the actor may read, the newest first.</summary>
public sealed class ReadGoals(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<Goal>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var goals = await db.Goals.AsNoTracking().OrderByDescending(goal => goal.Id).ToListAsync(stop);
        return [.. goals.Where(goal => GoalRights.MayRead(actor, goal))];
    }

    /// <summary>Those of them that somebody may still have to do with: neither dropped nor judged.</summary>
    internal async Task<IReadOnlyList<Goal>> ReadUnsettled(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var goals = await db.Goals.AsNoTracking().Where(goal => goal.State != GoalState.Dropped && (goal.State != GoalState.Verified || goal.Verdict == null)).OrderByDescending(goal => goal.Id).ToListAsync(stop);
        return [.. goals.Where(goal => GoalRights.MayRead(actor, goal))];
    }
}
