using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Seals every envelope and tag under the current key, while the program serves: whatever is not done yet is still found under the old one.</summary>
public sealed class SealAnew(IDbContextFactory<EntenteDb> databases, Sealing sealing, SealingKey key)
{
    private const int AtOnce = 200;

    /// <returns>How many ratings were sealed anew.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var row in await db.DataProtectionKeys.ToListAsync(stop))
            row.Xml = row.Xml is { } xml ? SealedKeys.SealAnew(key, xml) : null;
        await db.SaveChangesAsync(stop);
        var ids = await db.SealedRatings.OrderBy(rating => rating.Id).Select(rating => rating.Id).ToListAsync(stop);
        foreach (var chunk in ids.Chunk(AtOnce))
            await Chunk(chunk, stop);
        return ids.Count;
    }

    private async Task Chunk(Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Writers of ratings wait for this row: nobody looks for a tag while it changes.
        await Stamp.Raise(db, Stamp.Snapshot, stop);
        foreach (var rating in await db.SealedRatings.AsNoTracking().Where(rating => ids.Contains(rating.Id)).ToListAsync(stop))
        {
            var content = sealing.Open(rating.Id, rating.Envelope);
            var (tag, envelope) = (sealing.Tag(rating.LinkId, content.RaterId, content.Occasion), sealing.Seal(rating.Id, content));
            await db.SealedRatings.Where(row => row.Id == rating.Id).ExecuteUpdateAsync(row => row.SetProperty(r => r.Tag, tag).SetProperty(r => r.Envelope, envelope), stop);
        }

        await transaction.CommitAsync(stop);
    }
}
