using System.Collections.Concurrent;
using System.Data.Common;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Data;

/// <summary>
/// Which sessions go on. Each is read once and kept while none was ended anywhere: every request compares a stamp in the database, so
/// that a session which another node ended is over here too. Sessions that are none are not kept.
/// </summary>
public sealed class LiveSessions(IDbContextFactory<EntenteDb> databases, HotPath values, TimeProvider clock, ILogger<LiveSessions> log) : IAsyncDisposable
{
    /// <summary>How exactly it is known when a session was last used: a row is not written for every page.</summary>
    private static readonly TimeSpan Exact = TimeSpan.FromMinutes(5);

    private readonly StampReader stamps = new(values, Stamp.Sessions);

    private Seen seen = new(-1);

    /// <summary>The session of a person; null where it was ended, or is another's.</summary>
    public async Task<Session?> Find(Guid id, Guid person, CancellationToken stop)
    {
        var stamp = await stamps.Read(stop);
        // What was read under one stamp never counts under another.
        var now = seen;
        if (now.Stamp != stamp)
            seen = now = new Seen(stamp);
        if (!now.Sessions.TryGetValue(id, out var session))
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            session = await db.Set<Session>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop);
            if (session is not null)
                session = now.Sessions.GetOrAdd(id, session);
        }

        if (session is null || session.PersonId != person)
            return null;
        await Touch(session, stop);
        return session;
    }

    public ValueTask DisposeAsync() => stamps.DisposeAsync();

    private async Task Touch(Session session, CancellationToken stop)
    {
        var (id, now, before) = (session.Id, clock.Now(), session.SeenAt);
        if (now - before < Exact)
            return;
        session.SeenAt = now;
        try
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            await db.Set<Session>().Where(one => one.Id == id && one.SeenAt < now).ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, now), stop);
        }
        catch (DbException fault)
        {
            // A page that only reads must open while the disk is full.
            log.LogWarning(fault, "When a session was last used could not be written.");
        }
    }

    private sealed record Seen(long Stamp)
    {
        public ConcurrentDictionary<Guid, Session> Sessions { get; } = new();
    }
}
