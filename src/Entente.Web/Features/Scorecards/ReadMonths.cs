using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>How many answers and bads a unit's links had in each of twelve months, the last one that of a period's end; sealed ones as they were released, one a rater and batch.</summary>
public sealed class ReadMonths(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Row(DateOnly Month, int Answers, int Bads);

    public async Task<IReadOnlyList<Row>> Read(SupplyChain chain, Guid unit, IReadOnlyCollection<Link> links, DateOnly until, CancellationToken stop)
    {
        var last = Period.Containing(PeriodKind.Month, until).Start;
        var first = last.AddMonths(-11);
        var ids = links.Select(link => link.Id).ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        var sums = await db.LinkTallies.AsNoTracking().Where(tally => ids.Contains(tally.LinkId) && tally.Month >= first && tally.Month <= last)
            .GroupBy(tally => tally.Month)
            .Select(month => new { Month = month.Key, Answers = month.Sum(t => t.Good + t.Neither + t.StandingBad + t.Recovered), Bads = month.Sum(t => t.StandingBad + t.Recovered) })
            .ToDictionaryAsync(month => month.Month, stop);
        var released = (await ReadReleased.Of(db, chain, unit, first, last, stop)).ToLookup(batch => batch.Month);
        return
        [
            .. from month in Enumerable.Range(0, 12).Select(first.AddMonths)
               let sum = sums.GetValueOrDefault(month)
               select new Row(month, (sum?.Answers ?? 0) + released[month].Sum(batch => batch.Raters), (sum?.Bads ?? 0) + released[month].Sum(batch => batch.Bad)),
        ];
    }
}
