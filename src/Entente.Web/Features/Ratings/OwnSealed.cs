using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Which sealed ratings are a person's own.</summary>
public sealed class OwnSealed(IDbContextFactory<EntenteDb> databases, Sealing sealing)
{
    public async Task<IReadOnlySet<Guid>> Read(IReadOnlyCollection<Guid> ratings, Guid person, CancellationToken stop)
    {
        if (ratings.Count == 0)
            return new HashSet<Guid>();
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.SealedRatings.AsNoTracking().Where(row => ratings.Contains(row.Id)).Select(row => new { row.Id, row.Envelope }).ToListAsync(stop);
        return rows.Where(row => sealing.Open(row.Id, row.Envelope).RaterId == person).Select(row => row.Id).ToHashSet();
    }
}
