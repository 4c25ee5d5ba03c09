using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>
/// Changes one dialogue, one change at a time over all nodes: the row is locked before anything is read, so that a signature and an
/// edit never pass each other. Whoever looks at the room hears of it once it is stored.
/// </summary>
public sealed class DialogueDesk(IDbContextFactory<EntenteDb> databases, RoomSignals signals, TimeProvider clock)
{
    /// <summary>What a change has at hand.</summary>
    public sealed record Place(EntenteDb Db, Dialogue Dialogue, DialogueSide Side, Actor Actor, DateTimeOffset Now, CancellationToken Stop)
    {
        /// <summary>The person who acts.</summary>
        public Guid By => Actor.PersonId!.Value;

        public Guid NewId() => Guid.CreateVersion7(Now);

        public void Record(string action, string? details = null) => Db.Record(By, action, $"dialogue/{Dialogue.Id}", details, Now);

        /// <summary>Says that the minutes change; what was signed is on record as no longer signed.</summary>
        public Refusal? Change()
        {
            var signed = Dialogue.Signatures.Count > 0 ? Dialogue.Signatures[0].Hash : null;
            if (Dialogue.Change() is { } not)
                return not;
            if (signed is not null)
                Record("dialogue.unsigned", signed);
            return null;
        }
    }

    /// <summary>Makes a change for a side and saves it; nothing is saved where it is refused.</summary>
    public async Task<Outcome<T>> Run<T>(Guid id, Actor actor, Func<Place, Task<Outcome<T>>> change, CancellationToken stop)
        where T : notnull
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Dialogues.Where(dialogue => dialogue.Id == id).ExecuteUpdateAsync(set => set.SetProperty(dialogue => dialogue.Revision, dialogue => dialogue.Revision), stop);
        if (await db.Dialogues.SingleOrDefaultAsync(dialogue => dialogue.Id == id, stop) is not { } found || !DialogueRights.MayRead(actor, found))
            return new DialogueUnknown();
        if (DialogueRights.SideOf(actor, found) is not { } side)
            return new NotAllowed();
        var outcome = await change(new Place(db, found, side, actor, clock.Now(), stop));
        if (outcome.IsRefused)
            return outcome;
        if (await db.SaveOrRefuse(stop) is { } stale)
            return stale;
        await transaction.CommitAsync(stop);
        signals.Raise(id);
        return outcome;
    }
}
