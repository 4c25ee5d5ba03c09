using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Concerns;

/// <summary>
/// Writes what senders did into the audit record once the next day has begun: all at one time and in the order of random identities,
/// without anybody's name. At the moment itself it would stand between two lines whose times are known.
/// </summary>
public sealed class PutOnRecord(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, ConcernSealing sealing, TimeProvider clock)
{
    /// <returns>How many steps were put on record.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var now = clock.Now();
        var today = (await snapshots.Read(stop)).Directory.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(stop);
        var written = 0;
        foreach (var row in (await db.Set<StoredConcern>().ToListAsync(stop)).OrderBy(row => row.Id))
        {
            foreach (var entry in sealing.Open(row).Sent.Skip(row.OnRecord).TakeWhile(entry => entry.Day < today).ToList())
            {
                db.Record(null, $"concern.{entry.Act.ToString().ToLowerInvariant()}", $"concern/{row.Id}", null, now);
                row.OnRecord++;
                row.Version++;
                written++;
            }
        }

        if (written > 0)
            await db.SaveChangesAsync(stop);
        return written;
    }
}
