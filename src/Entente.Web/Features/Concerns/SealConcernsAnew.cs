using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Concerns;

/// <summary>Seals every concern under the current key while the program serves.</summary>
public sealed class SealConcernsAnew(IDbContextFactory<EntenteDb> databases, ConcernSealing sealing)
{
    private const int Tries = 20;

    /// <returns>How many concerns were sealed anew.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var ids = await db.Set<StoredConcern>().Select(row => row.Id).ToListAsync(stop);
        foreach (var id in ids)
        {
            // Whoever writes in between is not overwritten: their row is read again.
            var tries = 1;
            while (!await One(id, stop))
            {
                if (++tries > Tries)
                    throw new DbUpdateConcurrencyException("A concern is written to all the time. Run the command again.");
            }
        }

        return ids.Count;
    }

    private async Task<bool> One(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db.Set<StoredConcern>().SingleAsync(row => row.Id == id, stop);
        sealing.SealAnew(row);
        row.Version++;
        return await db.SaveOrRefuse(stop) is null;
    }
}
