using Entente.Domain.Goals;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals;

/// <summary>The open needs and the promised goals that the actor may read, the newest first: what a goal can support.</summary>
public sealed class ReadSupportable(IDbContextFactory<EntenteDb> databases)
{
    public sealed record View(IReadOnlyList<Need> Needs, IReadOnlyList<Goal> Goals);

    public async Task<View> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var needs = await db.Needs.AsNoTracking().Where(need => need.MergedIntoId == null && need.State != NeedState.Confirmed && need.State != NeedState.Declined).OrderByDescending(need => need.Id).ToListAsync(stop);
        var goals = await db.Goals.AsNoTracking().Where(goal => goal.State != GoalState.Draft && goal.State != GoalState.Dropped).OrderByDescending(goal => goal.Id).ToListAsync(stop);
        return new View([.. needs.Where(need => Supported.MayRead(actor, need))], [.. goals.Where(goal => GoalRights.MayRead(actor, goal))]);
    }
}
