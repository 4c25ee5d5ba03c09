using Entente.Domain.Kernel;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Needs;

/// <summary>The case of recovery that the actor wants to make a need of.</summary>
public sealed class ReadHandled(IDbContextFactory<EntenteDb> databases)
{
    public async Task<Outcome<RecoveryCase>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await RaiseNeed.Handled(db, id, actor, stop) is { } one ? one : new RecoveryUnknown();
    }
}
