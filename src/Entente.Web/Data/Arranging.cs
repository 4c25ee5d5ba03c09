using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Data;

/// <summary>
/// Changes the organisation and the chain, one change at a time over all nodes, each judged by the newest facts: two changes that
/// are right each by itself, such as two moves that make a circle, cannot be wrong together.
/// </summary>
public sealed class Arranging(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    /// <summary>What a change has at hand.</summary>
    /// <param name="Db">Where it is made.</param>
    /// <param name="Actor">Who makes it, with the newest facts.</param>
    /// <param name="Now">When.</param>
    /// <param name="Stop">Whether it is still wanted.</param>
    public sealed record Place(EntenteDb Db, Actor Actor, DateTimeOffset Now, CancellationToken Stop)
    {
        /// <summary>True where nothing is kept, because it was only tried.</summary>
        public bool IsTrial { get; set; }

        public Guid NewId() => Guid.CreateVersion7(Now);

        public void Record(string action, string subject, string? details = null) => Db.Record(Actor.PersonId, action, subject, details, Now);
    }

    /// <summary>Makes a change and saves it; nothing is saved where it is refused.</summary>
    public async Task<Outcome<T>> Run<T>(Actor actor, Func<Place, Task<Outcome<T>>> change, CancellationToken stop)
        where T : notnull
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The stamp's row is the lock; what others read until the commit is what stood before.
        await Stamp.Raise(db, Stamp.Snapshot, stop);
        var place = new Place(db, actor with { Chain = await snapshots.Read(stop) }, clock.Now(), stop);
        var outcome = await change(place);
        if (outcome.IsRefused || place.IsTrial)
            return outcome;
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return outcome;
    }
}
