using System.ComponentModel.DataAnnotations;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>Takes a step of a dialogue as a whole, for the side that the actor speaks for.</summary>
public sealed class ActOnDialogue(DialogueDesk desk)
{
    public sealed record Request
    {
        public DialogueVerb Verb { get; set; }

        /// <summary>Why, where one side says no.</summary>
        [MaxLength(Dialogue.MaxWordsLength)]
        public string? Text { get; set; }

        public DateTimeOffset? PlannedAt { get; set; }

        [MaxLength(Dialogue.MaxWordsLength)]
        public string? Place { get; set; }

        /// <summary>The hash of the minutes that are signed.</summary>
        [MaxLength(64)]
        public string? Hash { get; set; }

        /// <summary>The revision at which they were seen; tells what changed since.</summary>
        public int Revision { get; set; }
    }

    public Task<Outcome<Dialogue>> Run(Guid id, Request request, int? seenRevision, Actor actor, CancellationToken stop) =>
        desk.Run<Dialogue>(id, actor, async at =>
        {
            // What is signed is said by its hash, which tells more than that something changed.
            if (seenRevision is { } seen && seen != at.Dialogue.Revision && request.Verb is not DialogueVerb.Sign)
                return new ChangedUnderYou();
            if (await Take(at, request) is { } refusal)
                return refusal;
            at.Db.LookAgain(at.Actor, at.Dialogue.HostId, at.Dialogue.GuestId);
            at.Record($"dialogue.{request.Verb.ToString().ToLowerInvariant()}", request.Verb is DialogueVerb.Sign ? $"{at.Side} {request.Hash}" : request.Verb is DialogueVerb.Decline ? request.Text : null);
            return at.Dialogue;
        }, stop);

    private static async Task<Refusal?> Take(DialogueDesk.Place at, Request request) => request.Verb switch
    {
        DialogueVerb.Accept when at.Side is DialogueSide.Guest => at.Dialogue.Accept(),
        DialogueVerb.Accept => new NotAllowed(),
        DialogueVerb.Decline => at.Dialogue.Decline(request.Text),
        DialogueVerb.Reschedule => at.Dialogue.Reschedule(request.PlannedAt?.ToUniversalTime() ?? at.Dialogue.PlannedAt, request.Place, at.Now),
        DialogueVerb.Prepare => await Submit(at),
        DialogueVerb.Start => at.Dialogue.Start(at.Now),
        DialogueVerb.Sign => await Sign(at, request),
        _ => new DialogueStepNotAllowed(at.Dialogue.State, request.Verb, at.Dialogue.Allowed),
    };

    private static async Task<Refusal?> Submit(DialogueDesk.Place at)
    {
        var (id, side) = (at.Dialogue.Id, at.Side);
        return at.Dialogue.Submit(side, at.Now)
            ?? (await at.Db.DialoguePreparations.AsNoTracking().SingleOrDefaultAsync(one => one.DialogueId == id && one.Side == side, at.Stop) is { IsEmpty: false } ? null : new PreparationEmpty());
    }

    private static async Task<Refusal?> Sign(DialogueDesk.Place at, Request request)
    {
        var id = at.Dialogue.Id;
        var minutes = new DialogueMinutes(
            at.Dialogue,
            await at.Db.DialoguePreparations.AsNoTracking().Where(p => p.DialogueId == id).ToListAsync(at.Stop),
            await at.Db.DialogueNotes.AsNoTracking().Where(n => n.DialogueId == id).ToListAsync(at.Stop),
            await at.Db.DialogueCaptures.AsNoTracking().Where(c => c.DialogueId == id).ToListAsync(at.Stop));
        if (at.Dialogue.Sign(at.Side, request.Hash ?? "", minutes, request.Revision, at.By, at.Now) is { } refusal)
            return refusal;
        if (at.Dialogue.State is DialogueState.Signed)
        {
            at.Db.Add(SignedMinutes.Of(at.Dialogue, minutes));
            at.Db.Announce(at.Dialogue, at.Actor.Directory, at.Now);
        }

        return null;
    }
}
