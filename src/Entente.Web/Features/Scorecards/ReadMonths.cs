using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>How many answers and bads a unit's links had in each of twelve months, the last one that of a period's end; sealed ones as they were released, one a rater and batch.</summary>
public sealed class ReadMonths(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Row(DateOnly Month, int Answers, int Bads);

    public async Task<IReadOnlyList<Row>> Read(SupplyChain chain, Guid unit, DateOnly until, CancellationToken stop)
    {
        var last = Period.Containing(PeriodKind.Month, until).Start;
        var first = last.AddMonths(-11);
        await using var db = await databases.CreateDbContextAsync(stop);
        // Each month finds inside the unit what was inside it then; as long as nothing was moved that is one question for all.
        var rows = new List<Row>();
        var months = Enumerable.Range(0, 12).Select(first.AddMonths);
        foreach (var alike in months.GroupBy(month => chain.Directory.Subtree(unit, LastOf(month)).Select(part => part.Id).ToHashSet(), HashSet<Guid>.CreateSetComparer()))
            rows.AddRange(await Read(db, chain, unit, [.. alike], stop));
        return [.. rows.OrderBy(row => row.Month)];
    }

    private static DateOnly LastOf(DateOnly month) => Period.Containing(PeriodKind.Month, month).End;

    private static async Task<IEnumerable<Row>> Read(EntenteDb db, SupplyChain chain, Guid unit, IReadOnlyList<DateOnly> months, CancellationToken stop)
    {
        var last = LastOf(months[^1]);
        var ids = chain.LinksProvidedBy(unit, last).Select(link => link.Id).ToList();
        var sums = await db.LinkTallies.AsNoTracking().Where(tally => ids.Contains(tally.LinkId) && months.Contains(tally.Month))
            .GroupBy(tally => tally.Month)
            .Select(month => new { Month = month.Key, Answers = month.Sum(t => t.Good + t.Neither + t.StandingBad + t.Recovered), Bads = month.Sum(t => t.StandingBad + t.Recovered) })
            .ToDictionaryAsync(month => month.Month, stop);
        var released = (await ReadReleased.Of(db, chain, unit, months[0], last, stop)).ToLookup(batch => batch.Month);
        return from month in months
               let sum = sums.GetValueOrDefault(month)
               select new Row(month, (sum?.Answers ?? 0) + released[month].Sum(batch => batch.Raters), (sum?.Bads ?? 0) + released[month].Sum(batch => batch.Bad));
    }
}
