using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals;

/// <summary>A file of a goal with its content, for whoever may open the goal's evidence.</summary>
public sealed class ReadEvidence(IDbContextFactory<EntenteDb> databases, EvidenceStore store)
{
    public async Task<Outcome<(EvidenceFile File, Stream Content)>> Read(Guid goalId, Guid fileId, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Goals.AsNoTracking().SingleOrDefaultAsync(goal => goal.Id == goalId, stop) is not { } goal || !GoalRights.MayRead(actor, goal))
            return new GoalUnknown();
        if (!GoalRights.MayReadEvidence(actor, goal))
            return new NotAllowed();
        return await db.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == fileId && file.GoalId == goalId, stop) is { } found
            ? (found, store.Open(found.Hash))
            : new EvidenceUnknown();
    }
}
