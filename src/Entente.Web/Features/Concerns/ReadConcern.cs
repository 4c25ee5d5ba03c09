using Entente.Domain.Concerns;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Concerns;

/// <summary>One concern, for its sender or for its addressee.</summary>
public sealed class ReadConcern(IDbContextFactory<EntenteDb> databases, ConcernSealing sealing)
{
    public async Task<Outcome<Concern>> Read(Guid id, ConcernSide side, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<StoredConcern>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is { } row && ConcernRights.Stands(actor, row, side, sealing)
            ? sealing.Open(row)
            : new ConcernUnknown();
    }
}
