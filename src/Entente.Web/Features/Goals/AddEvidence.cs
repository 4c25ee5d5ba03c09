using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals;

/// <summary>Takes a file as evidence of a goal.</summary>
public sealed class AddEvidence(IDbContextFactory<EntenteDb> databases, EvidenceStore store, TimeProvider clock)
{
    public async Task<Outcome<EvidenceFile>> Run(Guid goalId, string? fileName, Stream content, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Goals.AsNoTracking().SingleOrDefaultAsync(goal => goal.Id == goalId, stop) is not { } goal || !GoalRights.MayRead(actor, goal))
            return new GoalUnknown();
        if (!GoalRights.MayAddEvidence(actor, goal))
            return new NotAllowed();
        if (await db.EvidenceFiles.CountAsync(file => file.GoalId == goalId, stop) >= EvidenceFile.MostFiles)
            return new EvidenceTooMany();
        var name = EvidenceType.CleanName(fileName);
        if (name.IsRefused)
            return name.Refusal;
        var kept = await store.Keep(name.Value, content, stop);
        if (kept.IsRefused)
            return kept.Refusal;
        var added = EvidenceFile.Keep(Guid.CreateVersion7(clock.Now()), goalId, name.Value, kept.Value.Hash, kept.Value.Size, clock.Now(), actor.PersonId);
        db.Add(added);
        db.Record(actor.PersonId, "goal.evidence", $"goal/{goalId}", $"{added.Name} {added.Hash}", clock.Now());
        await db.SaveChangesAsync(stop);
        return added;
    }
}
