using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Scorecards;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>What was published about a unit's period before somebody opened it again: the figures word for word, when, by whom and why.</summary>
public sealed class ReadReopened(IDbContextFactory<EntenteDb> databases)
{
    public sealed record Row(ClosedPeriod Closing, Scorecard Published);

    public async Task<IReadOnlyList<Row>> Read(Guid unit, Period period, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // A company reopens a handful of periods in its life; the codes are compared here, where periods know how they nest.
        var reopened = (await db.ClosedPeriods.AsNoTracking().Where(closed => closed.ReopenedAt != null).ToListAsync(stop))
            .Where(closed => closed.Period.Contains(period)).ToList();
        if (reopened.Count == 0)
            return [];
        var subject = ReopenPeriod.SubjectOf(unit, period.ToString());
        var published = await db.AuditEntries.AsNoTracking().Where(entry => entry.Action == ReopenPeriod.Kept && entry.Subject == subject && entry.Details != null)
            .OrderByDescending(entry => entry.Number).ToListAsync(stop);
        return
        [
            .. from entry in published
               let closing = reopened.Where(closed => closed.ReopenedAt == entry.At).MaxBy(closed => closed.Period.Months)
               where closing is not null
               select new Row(closing, ScorecardJson.Read(entry.Details!)),
        ];
    }
}
