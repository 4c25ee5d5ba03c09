using Entente.Domain.Concerns;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Concerns;

/// <summary>
/// The concerns of a side: one's own, or those to one's role that have arrived. One's own are found by opening every envelope; an index
/// of senders, however hidden, would tie together what one person wrote.
/// </summary>
public sealed class ReadConcerns(IDbContextFactory<EntenteDb> databases, ConcernSealing sealing)
{
    public async Task<IReadOnlyList<Concern>> Read(ConcernSide side, Actor actor, CancellationToken stop)
    {
        var to = ConcernRights.Reads(actor);
        if (actor.Person is null || (side is ConcernSide.Addressee && to.Count == 0))
            return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.Set<StoredConcern>().AsNoTracking().Where(row => side == ConcernSide.Sender || to.Contains(row.To)).ToListAsync(stop);
        // The latest first, and of one day in the order of random identities.
        return [.. rows.Where(row => ConcernRights.Stands(actor, row, side, sealing)).Select(sealing.Open).OrderByDescending(one => one.RaisedOn).ThenBy(one => one.Id)];
    }
}
