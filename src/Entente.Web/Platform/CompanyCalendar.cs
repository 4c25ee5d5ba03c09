using Entente.Domain.Calendar;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform;

/// <summary>The company's working days as they are entered now: what clocks and ages of every feature count by.</summary>
public sealed class CompanyCalendar(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    public async Task<WorkCalendar> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var week = await db.WorkWeeks.AsNoTracking().SingleOrDefaultAsync(stop) ?? WorkWeek.Usual();
        var exceptions = await db.ExceptionalDays.AsNoTracking().ToListAsync(stop);
        return new WorkCalendar((await snapshots.Read(stop)).Directory.TimeZone, week, exceptions);
    }
}
