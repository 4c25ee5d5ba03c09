using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>A piece of somebody's own inbox, the newest first.</summary>
public sealed class ReadInbox(IDbContextFactory<EntenteDb> databases)
{
    public const int PageSize = 50;

    public sealed record View(IReadOnlyList<Message> Messages, int Unread, bool HasMore);

    public async Task<View> Read(Actor actor, bool unreadOnly, Guid? after, int size, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return new View([], 0, false);
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = db.Set<Message>().AsNoTracking().Where(message => message.PersonId == person.Id && message.InInbox);
        var unread = await own.CountAsync(message => !message.IsRead, stop);
        if (unreadOnly)
            own = own.Where(message => !message.IsRead);
        // Identities are made in order of time.
        if (after is { } last)
            own = own.Where(message => message.Id.CompareTo(last) < 0);
        var rows = await own.OrderByDescending(message => message.Id).Take(size + 1).ToListAsync(stop);
        return new View([.. rows.Take(size)], unread, rows.Count > size);
    }
}
