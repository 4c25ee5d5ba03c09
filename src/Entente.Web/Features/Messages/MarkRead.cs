using Entente.Domain.Kernel;
using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>Marks one of somebody's own messages as read, or all of them.</summary>
public sealed class MarkRead(IDbContextFactory<EntenteDb> databases)
{
    /// <summary>Marks the one, or, where none is named, all; answers the one, or the newest of them.</summary>
    public async Task<Outcome<Message>> Run(Guid? id, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = db.Set<Message>().Where(message => message.PersonId == person.Id && (id == null || message.Id == id));
        if (await own.AsNoTracking().OrderByDescending(message => message.Id).FirstOrDefaultAsync(stop) is not { } newest)
            return new MessageUnknown();
        await own.Where(message => !message.IsRead).ExecuteUpdateAsync(message => message.SetProperty(m => m.IsRead, true), stop);
        return newest;
    }
}
