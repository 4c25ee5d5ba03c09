using System.ComponentModel.DataAnnotations;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>
/// Writes the actor's own side's preparation. It neither moves the dialogue's revision nor leaves words on record: the other side
/// learns nothing of it, not even that somebody types.
/// </summary>
public sealed class SavePreparation(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Request
    {
        [MaxLength(DialoguePreparation.MaxTextLength)]
        public string? Goals { get; set; }

        [MaxLength(DialoguePreparation.MaxTextLength)]
        public string? Ways { get; set; }

        [MaxLength(DialoguePreparation.MaxTextLength)]
        public string? Progress { get; set; }

        [MaxLength(DialoguePreparation.MaxTextLength)]
        public string? Expectations { get; set; }

        [MaxLength(DialoguePreparation.MaxTextLength)]
        public string? Worries { get; set; }

        /// <summary>The version that was looked at; null for whatever stands.</summary>
        public int? SeenVersion { get; set; }
    }

    public async Task<Outcome<DialoguePreparation>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Dialogues.AsNoTracking().SingleOrDefaultAsync(dialogue => dialogue.Id == id, stop) is not { } dialogue || !DialogueRights.MayRead(actor, dialogue))
            return new DialogueUnknown();
        if (DialogueRights.SideOf(actor, dialogue) is not { } side)
            return new NotAllowed();
        var known = await db.DialoguePreparations.SingleOrDefaultAsync(one => one.DialogueId == id && one.Side == side, stop);
        var preparation = known ?? DialoguePreparation.Of(id, side);
        if (request.SeenVersion is { } seen && seen != preparation.Version)
            return new ChangedUnderYou();
        if (preparation.Write(dialogue, new Dictionary<AgendaPart, string?>
        {
            [AgendaPart.Goals] = request.Goals,
            [AgendaPart.Ways] = request.Ways,
            [AgendaPart.Progress] = request.Progress,
            [AgendaPart.Expectations] = request.Expectations,
            [AgendaPart.Worries] = request.Worries,
        }) is { } refusal)
            return refusal;
        if (known is null)
            db.Add(preparation);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : preparation;
    }
}
