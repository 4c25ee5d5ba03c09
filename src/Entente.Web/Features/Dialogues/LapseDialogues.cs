using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>Lets those lapse whose time is long over and nobody began; every night.</summary>
public sealed class LapseDialogues(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(CancellationToken stop)
    {
        var now = clock.Now();
        var before = now.AddDays(-Dialogue.LapsesAfterDays);
        await using var db = await databases.CreateDbContextAsync(stop);
        var waiting = await db.Dialogues.Where(dialogue => (dialogue.State == DialogueState.Invited || dialogue.State == DialogueState.Preparing) && dialogue.PlannedAt <= before).ToListAsync(stop);
        foreach (var dialogue in waiting.Where(dialogue => dialogue.Lapse(now)))
            db.Record(null, "dialogue.lapsed", $"dialogue/{dialogue.Id}", null, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : waiting.Count;
    }
}
