using Entente.Domain.Ratings.Releases;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Every released batch, by month: all that leaves the program of sealed ratings.</summary>
public sealed class ExportReleased(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    public sealed record Row(ReleasedBatch Batch, string Unit, string? Service, string? Customer);

    public async Task<IReadOnlyList<Row>> Read(CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var batches = await db.ReleasedBatches.AsNoTracking().OrderBy(batch => batch.Month).ThenBy(batch => batch.Id).ToListAsync(stop);
        return
        [
            .. from batch in batches
               let link = batch.LinkId is { } id ? chain.Link(id) : null
               select new Row(batch, chain.Directory.Unit(batch.UnitId)!.Code, link is null ? null : chain.Service(link.ServiceId)!.Code, link is null ? null : chain.Directory.Unit(link.CustomerId)!.Code),
        ];
    }
}
