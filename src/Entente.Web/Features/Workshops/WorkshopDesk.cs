using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>
/// Changes one workshop, one change at a time over all nodes: the row is locked before anything is read, so that the last dot is put
/// once and a countersignature and an edit never pass each other. Whoever looks at the board hears of it once it is stored.
/// </summary>
public sealed class WorkshopDesk(IDbContextFactory<EntenteDb> databases, RoomSignals signals, TimeProvider clock)
{
    /// <summary>What a change has at hand.</summary>
    public sealed record Place(EntenteDb Db, Workshop Workshop, Actor Actor, DateTimeOffset Now, CancellationToken Stop)
    {
        /// <summary>The person who acts.</summary>
        public Guid By => Actor.PersonId!.Value;

        public Guid NewId() => Guid.CreateVersion7(Now);

        public void Record(string action, string? details = null) => Db.Record(By, action, $"workshop/{Workshop.Id}", details, Now);

        /// <summary>Everything in it, to judge by; what is changed is asked for by itself.</summary>
        public Task<WorkshopBoard> Board() => Load(Db, Workshop, Stop);

        /// <summary>Everybody for whom something may have begun to wait.</summary>
        public void TellAll() => Db.LookAgain([.. Workshop.Participants.Append(Workshop.FacilitatorId).Select(person => (Guid?)person)]);
    }

    /// <summary>Who may make a change.</summary>
    public delegate bool Right(Actor actor, Workshop workshop);

    /// <summary>Makes a change and saves it; nothing is saved where it is refused.</summary>
    public Task<Outcome<T>> Run<T>(Guid id, Actor actor, Right may, Func<Place, Task<Outcome<T>>> change, CancellationToken stop)
        where T : notnull => Run(id, actor, may, change, _ => true, stop);

    /// <summary>Makes a change and saves it; nothing is saved where it is refused, or where its result is not to be kept.</summary>
    internal async Task<Outcome<T>> Run<T>(Guid id, Actor actor, Right may, Func<Place, Task<Outcome<T>>> change, Func<T, bool> isKept, CancellationToken stop)
        where T : notnull
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Workshops.Where(workshop => workshop.Id == id).ExecuteUpdateAsync(set => set.SetProperty(workshop => workshop.Revision, workshop => workshop.Revision), stop);
        if (await db.Workshops.SingleOrDefaultAsync(workshop => workshop.Id == id, stop) is not { } found || !WorkshopRights.MayRead(actor, found))
            return new WorkshopUnknown();
        if (!may(actor, found))
            return new NotAllowed();
        var outcome = await change(new Place(db, found, actor, clock.Now(), stop));
        if (outcome.IsRefused || !isKept(outcome.Value))
            return outcome;
        if (await db.SaveOrRefuse(stop) is { } stale)
            return stale;
        await transaction.CommitAsync(stop);
        signals.Raise(id);
        return outcome;
    }

    internal static async Task<WorkshopBoard> Load(EntenteDb db, Workshop workshop, CancellationToken stop) => new(
        workshop,
        await db.WorkshopNotes.AsNoTracking().Where(note => note.WorkshopId == workshop.Id).ToListAsync(stop),
        await db.WorkshopFacts.AsNoTracking().Where(fact => fact.WorkshopId == workshop.Id).ToListAsync(stop),
        await db.CandidateGoals.Where(goal => goal.WorkshopId == workshop.Id).ToListAsync(stop),
        await db.WorkshopDots.AsNoTracking().Where(dots => dots.WorkshopId == workshop.Id).ToListAsync(stop));
}
