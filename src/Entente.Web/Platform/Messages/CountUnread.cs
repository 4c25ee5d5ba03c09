using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform.Messages;

/// <summary>How many messages somebody has not read.</summary>
public sealed class CountUnread(IDbContextFactory<EntenteDb> databases)
{
    /// <summary>Beyond it, the shell says only that there are more.</summary>
    public const int Most = 99;

    public async Task<int> Read(Guid person, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<Message>().Where(message => message.PersonId == person && message.InInbox && !message.IsRead).OrderBy(message => message.Id).Take(Most + 1).CountAsync(stop);
    }
}
