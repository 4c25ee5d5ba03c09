using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Every open rating that stands, row by row in order of time, in the columns of the import.</summary>
public sealed class ExportRatings(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    public sealed record Row(string Provider, string Service, string Customer, string Rater, int Value, DateTimeOffset At, int Scale, string? Reference, string? Comment);

    public async IAsyncEnumerable<Row> Read([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var rating in db.Ratings.AsNoTracking().Where(rating => rating.WithdrawnAt == null).OrderBy(rating => rating.At).ThenBy(rating => rating.Id).AsAsyncEnumerable().WithCancellation(stop))
            yield return Of(rating, chain);
    }

    private static Row Of(Rating rating, SupplyChain chain)
    {
        var link = chain.Link(rating.LinkId)!;
        var service = chain.Service(link.ServiceId)!;
        return new Row(
            chain.Directory.Unit(service.ProviderId)!.Code, service.Code, chain.Directory.Unit(link.CustomerId)!.Code, chain.Directory.Person(rating.RaterId)!.Email,
            rating.Level, TimeZoneInfo.ConvertTime(rating.At, chain.Directory.TimeZone), rating.Scale, Occasion.Reference(rating.Occasion), rating.Comment);
    }
}
