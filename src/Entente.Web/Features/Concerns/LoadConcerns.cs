using Entente.Domain.Concerns;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Concerns;

/// <summary>Seals and stores concerns as they stand, for the example company.</summary>
public sealed class LoadConcerns(IDbContextFactory<EntenteDb> databases, ConcernSealing sealing)
{
    public async Task Run(IEnumerable<(Concern Concern, Guid Sender)> concerns, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var (concern, sender) in concerns)
            db.Add(sealing.Seal(concern, sender));
        await db.SaveChangesAsync(stop);
    }
}
