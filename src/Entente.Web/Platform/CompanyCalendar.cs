using Entente.Domain.Calendar;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform;

/// <summary>
/// The company's working days as they are entered now: what clocks and ages of every feature count by. A page asks a dozen times and a morning's
/// reminders for everybody, so it is kept as long as the snapshot, whose stamp it shares.
/// </summary>
public sealed class CompanyCalendar(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    private Held? held;

    public async Task<WorkCalendar> Read(CancellationToken stop)
    {
        var (chain, stamp) = await snapshots.ReadStamped(stop);
        if (held is { } kept && kept.Stamp >= stamp)
            return kept.Calendar;
        await using var db = await databases.CreateDbContextAsync(stop);
        var week = await db.WorkWeeks.AsNoTracking().SingleOrDefaultAsync(stop) ?? WorkWeek.Usual();
        var exceptions = await db.ExceptionalDays.AsNoTracking().ToListAsync(stop);
        var calendar = new WorkCalendar(chain.Directory.TimeZone, week, exceptions);
        // The stamp was read before the days: a change in between makes them newer than it, never older.
        held = new Held(calendar, stamp);
        return calendar;
    }

    private sealed record Held(WorkCalendar Calendar, long Stamp);
}
