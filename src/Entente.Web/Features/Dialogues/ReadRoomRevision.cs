using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>The number by which a room finds out what other nodes stored; tells nothing else.</summary>
public sealed class ReadRoomRevision(IDbContextFactory<EntenteDb> databases)
{
    public async Task<int> Read(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Dialogues.Where(dialogue => dialogue.Id == id).Select(dialogue => dialogue.Revision).SingleOrDefaultAsync(stop);
    }
}
