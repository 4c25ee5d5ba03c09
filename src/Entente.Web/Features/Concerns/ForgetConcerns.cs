using Entente.Domain.Concerns;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Concerns;

/// <summary>Takes away closed concerns whose last step on either side is old. What was put on record stays, and names nobody.</summary>
public sealed class ForgetConcerns(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, ConcernSealing sealing)
{
    public async Task<int> Run(DateTimeOffset before, CancellationToken stop)
    {
        var last = (await snapshots.Read(stop)).Directory.DayOf(before);
        await using var db = await databases.CreateDbContextAsync(stop);
        var gone = 0;
        foreach (var row in await db.Set<StoredConcern>().ToListAsync(stop))
        {
            var one = sealing.Open(row);
            if (one.Sent.Concat(one.Replies).Max(entry => entry.Day) >= last || one.StateFor(ConcernSide.Addressee, last) is not ConcernState.Closed)
                continue;
            db.Remove(row);
            gone++;
        }

        // Whoever writes into one of them at this moment keeps it: the next night looks again.
        return gone > 0 && await db.SaveOrRefuse(stop) is null ? gone : 0;
    }
}
