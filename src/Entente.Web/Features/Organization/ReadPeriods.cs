using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Every period of a kind from the first fact until now, the latest first: open or closed, by whom, and how often it was reopened.</summary>
public sealed class ReadPeriods(IDbContextFactory<EntenteDb> databases)
{
    /// <summary>One period.</summary>
    /// <param name="Period">Which.</param>
    /// <param name="IsClosed">Closed, alone or inside a longer one.</param>
    /// <param name="Closing">Its own closing that stands; null where there is none.</param>
    /// <param name="IsOver">Its last day has passed.</param>
    /// <param name="Reopened">Its closings that were undone, the latest first.</param>
    public sealed record Row(Period Period, bool IsClosed, ClosedPeriod? Closing, bool IsOver, IReadOnlyList<ClosedPeriod> Reopened);

    public async Task<IReadOnlyList<Row>> Read(PeriodKind kind, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var closings = (await db.ClosedPeriods.AsNoTracking().ToListAsync(stop)).ToLookup(closing => closing.Code, StringComparer.Ordinal);
        var first = await db.LinkTallies.Select(tally => (DateOnly?)tally.Month).MinAsync(stop);
        var start = actor.Chain.Links.Select(link => link.From).Where(day => day <= actor.Today).DefaultIfEmpty(actor.Today).Min();
        var rows = new List<Row>();
        for (var period = Period.Containing(kind, actor.Today); period.End >= (first ?? start); period = period.Previous)
        {
            var own = closings[period.ToString()].OrderByDescending(closing => closing.ClosedAt).ToList();
            rows.Add(new Row(period, actor.Directory.IsClosed(period), own.FirstOrDefault(closing => closing.ReopenedAt is null), actor.Today > period.End, [.. own.Where(closing => closing.ReopenedAt is not null)]));
        }

        return rows;
    }
}
