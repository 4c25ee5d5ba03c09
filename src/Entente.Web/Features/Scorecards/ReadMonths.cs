using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>How many answers and bads a unit's links had in each of twelve months, the last one that of a period's end.</summary>
public sealed class ReadMonths(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Row(DateOnly Month, int Answers, int Bads);

    public async Task<IReadOnlyList<Row>> Read(IReadOnlyCollection<Link> links, DateOnly until, CancellationToken stop)
    {
        var last = Period.Containing(PeriodKind.Month, until).Start;
        var first = last.AddMonths(-11);
        var ids = links.Select(link => link.Id).ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        var sums = await db.LinkTallies.AsNoTracking().Where(tally => ids.Contains(tally.LinkId) && tally.Month >= first && tally.Month <= last)
            .GroupBy(tally => tally.Month)
            .Select(month => new { Month = month.Key, Answers = month.Sum(t => t.Good + t.Neither + t.StandingBad + t.Recovered), Bads = month.Sum(t => t.StandingBad + t.Recovered) })
            .ToDictionaryAsync(month => month.Month, stop);
        return [.. Enumerable.Range(0, 12).Select(first.AddMonths).Select(month => sums.TryGetValue(month, out var sum) ? new Row(month, sum.Answers, sum.Bads) : new Row(month, 0, 0))];
    }
}
