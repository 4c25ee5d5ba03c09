using Entente.Domain.Dialogues;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Encounters;
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
        /// <summary>What providers noted on requests between the two units since they last signed a dialogue; empty once this one is over.</summary>
        public IReadOnlyList<RequestNote> Requests { get; init; } = [];

        public DialoguePreparation? PreparationOf(DialogueSide side) => Preparations.FirstOrDefault(preparation => preparation.Side == side);
    }

    /// <summary>What a provider noted on a request of the other unit.</summary>
    public sealed record RequestNote(EncounterNote Note, string Reference, Guid ProviderId);

    public async Task<Outcome<View>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Dialogues.SingleOrDefaultAsync(dialogue => dialogue.Id == id, stop) is not { } dialogue || !DialogueRights.MayRead(actor, dialogue))
            return new DialogueUnknown();
        var readable = DialogueRights.Readable(actor, dialogue).ToArray();
        var preparations = (await db.DialoguePreparations.Where(one => one.DialogueId == id && readable.Contains(one.Side)).ToListAsync(stop)).OrderBy(one => one.Side).ToList();
        if (dialogue.StartedAt is null)
            return new View(dialogue, DialogueRights.SideOf(actor, dialogue), preparations, null, new Dictionary<Guid, Goal>()) { Requests = await Requests(db, dialogue, actor, stop) };
        var notes = await db.DialogueNotes.Where(note => note.DialogueId == id).ToListAsync(stop);
        var captures = await db.DialogueCaptures.Where(capture => capture.DialogueId == id).ToListAsync(stop);
        var goalIds = captures.Where(capture => capture is { Kind: CaptureKind.Goal, TargetId: not null }).Select(capture => capture.TargetId!.Value).ToList();
        var goals = goalIds.Count == 0 ? [] : await db.Goals.Where(goal => goalIds.Contains(goal.Id)).ToListAsync(stop);
        return new View(dialogue, DialogueRights.SideOf(actor, dialogue), preparations, new DialogueMinutes(dialogue, preparations, notes, captures), goals.ToDictionary(goal => goal.Id)) { Requests = await Requests(db, dialogue, actor, stop) };
    }

    private static async Task<IReadOnlyList<RequestNote>> Requests(EntenteDb db, Dialogue dialogue, Actor actor, CancellationToken stop)
    {
        if (!dialogue.IsOpen)
            return [];
        var links = actor.Chain.Links.Select(link => (link.Id, Provider: actor.Chain.ProviderOf(link), link.CustomerId))
            .Where(link => (link.Provider == dialogue.HostId && link.CustomerId == dialogue.GuestId) || (link.Provider == dialogue.GuestId && link.CustomerId == dialogue.HostId)).ToDictionary(link => link.Id, link => link.Provider);
        if (links.Count == 0)
            return [];
        var last = await db.Dialogues.Where(one => one.SignedAt != null && one.Id != dialogue.Id && ((one.HostId == dialogue.HostId && one.GuestId == dialogue.GuestId) || (one.HostId == dialogue.GuestId && one.GuestId == dialogue.HostId)))
            .MaxAsync(one => one.SignedAt, stop);
        var since = last ?? dialogue.InvitedAt.AddYears(-1);
        var notes = await (
            from note in db.EncounterNotes
            where links.Keys.Contains(note.LinkId) && note.At > since
            join encounter in db.Encounters on note.EncounterId equals encounter.Id
            orderby note.At descending, note.Id
            select new { note, encounter.Reference }).ToListAsync(stop);
        return [.. notes.Select(one => new RequestNote(one.note, one.Reference, links[one.note.LinkId]))];
    }
}
