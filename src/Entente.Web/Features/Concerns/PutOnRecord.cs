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
    private const int MostTries = 8;

    /// <returns>How many steps were put on record.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var now = clock.Now();
        var today = (await snapshots.Read(stop)).Directory.DayOf(now);
        for (var left = MostTries; ; left--)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var written = await Write(db, today, now, stop);
            if (written == 0)
                return 0;
            // All or nothing; where somebody answers at this moment, or another node puts the same on record, it is read anew.
            if (left == 0)
                await db.SaveChangesAsync(stop);
            else if (await db.SaveOrRefuse(stop) is not null)
                continue;
            return written;
        }
    }

    private async Task<int> Write(EntenteDb db, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
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

        return written;
    }
}
