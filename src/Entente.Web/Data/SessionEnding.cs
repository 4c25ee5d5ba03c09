using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Data;

/// <summary>Ends sessions, at once and on every node.</summary>
public static class SessionEnding
{
    /// <summary>Ends the sessions of a person within the present transaction, or in one of its own; how many there were.</summary>
    /// <param name="db">Where.</param>
    /// <param name="person">Whose.</param>
    /// <param name="keep">The one that goes on; null where none does.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    public static Task<int> EndSessions(this EntenteDb db, Guid person, Guid? keep, CancellationToken stop) =>
        End(db, db.Set<Session>().Where(session => session.PersonId == person && session.Id != keep), stop);

    /// <summary>Ends one session; false where there was none.</summary>
    public static async Task<bool> EndSession(this EntenteDb db, Guid id, CancellationToken stop) =>
        await End(db, db.Set<Session>().Where(session => session.Id == id), stop) > 0;

    private static async Task<int> End(EntenteDb db, IQueryable<Session> sessions, CancellationToken stop)
    {
        var owned = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await using var _ = owned;
        // With the rows, so that nobody keeps one in memory under the new number.
        await Stamp.Raise(db, Stamp.Sessions, stop);
        var ended = await sessions.ExecuteDeleteAsync(stop);
        if (owned is not null)
            await owned.CommitAsync(stop);
        return ended;
    }
}
