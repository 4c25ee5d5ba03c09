using Entente.Domain.Calendar;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Calendar;

/// <summary>The company's week and its exceptions, as they are entered.</summary>
public sealed class ReadCalendar(IDbContextFactory<EntenteDb> databases)
{
    public sealed record View(WorkWeek Week, IReadOnlyList<ExceptionalDay> Days);

    public async Task<View> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return new View(await db.WorkWeeks.AsNoTracking().SingleOrDefaultAsync(stop) ?? WorkWeek.Usual(), await db.ExceptionalDays.AsNoTracking().OrderByDescending(day => day.Date).ToListAsync(stop));
    }
}
