using Entente.Domain.Dialogues;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>Every dialogue that the actor may read, the latest meeting first; without what was prepared and noted.</summary>
public sealed class ReadDialogues(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<Dialogue>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var dialogues = await db.Dialogues.AsNoTracking().OrderByDescending(dialogue => dialogue.Id).ToListAsync(stop);
        return [.. dialogues.Where(dialogue => DialogueRights.MayRead(actor, dialogue)).OrderByDescending(dialogue => dialogue.StartedAt ?? dialogue.PlannedAt)];
    }
}
