using Entente.Domain.Dialogues;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>One dialogue as the actor may see it. What the actor may not see is never asked of the database, so that neither content nor time tells of it.</summary>
public sealed class ReadDialogue(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Dialogue">The dialogue.</param>
    /// <param name="Side">The side that the actor speaks for; null for whoever only reads.</param>
    /// <param name="Preparations">What the actor may read of what was prepared.</param>
    /// <param name="Minutes">The minutes as they are; null before the meeting.</param>
    /// <param name="Goals">The goals that came of it and whom they wait for, by identity.</param>
    public sealed record View(Dialogue Dialogue, DialogueSide? Side, IReadOnlyList<DialoguePreparation> Preparations, DialogueMinutes? Minutes, IReadOnlyDictionary<Guid, Goal> Goals)
    {
        public DialoguePreparation? PreparationOf(DialogueSide side) => Preparations.FirstOrDefault(preparation => preparation.Side == side);
    }

    public async Task<Outcome<View>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Dialogues.SingleOrDefaultAsync(dialogue => dialogue.Id == id, stop) is not { } dialogue || !DialogueRights.MayRead(actor, dialogue))
            return new DialogueUnknown();
        var readable = DialogueRights.Readable(actor, dialogue).ToArray();
        var preparations = (await db.DialoguePreparations.Where(one => one.DialogueId == id && readable.Contains(one.Side)).ToListAsync(stop)).OrderBy(one => one.Side).ToList();
        if (dialogue.StartedAt is null)
            return new View(dialogue, DialogueRights.SideOf(actor, dialogue), preparations, null, new Dictionary<Guid, Goal>());
        var notes = await db.DialogueNotes.Where(note => note.DialogueId == id).ToListAsync(stop);
        var captures = await db.DialogueCaptures.Where(capture => capture.DialogueId == id).ToListAsync(stop);
        var goalIds = captures.Where(capture => capture is { Kind: CaptureKind.Goal, TargetId: not null }).Select(capture => capture.TargetId!.Value).ToList();
        var goals = goalIds.Count == 0 ? [] : await db.Goals.Where(goal => goalIds.Contains(goal.Id)).ToListAsync(stop);
        return new View(dialogue, DialogueRights.SideOf(actor, dialogue), preparations, new DialogueMinutes(dialogue, preparations, notes, captures), goals.ToDictionary(goal => goal.Id));
    }
}
