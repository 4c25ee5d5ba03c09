using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Takes away invitations that ran out long ago.</summary>
public sealed class ForgetInvitations(IDbContextFactory<EntenteDb> databases)
{
    public async Task<int> Run(DateTimeOffset before, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<Invitation>().Where(invitation => invitation.ExpiresAt < before).ExecuteDeleteAsync(stop);
    }
}
