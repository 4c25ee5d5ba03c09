using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Calendar;

/// <summary>Takes an exception out of the calendar: that date follows the common week again.</summary>
public sealed class RemoveDay(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<DateOnly>> Run(DateOnly date, Actor actor, CancellationToken stop)
    {
        if (!actor.MayAdminister)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.ExceptionalDays.SingleOrDefaultAsync(day => day.Date == date, stop) is not { } known)
            return new CalendarDayUnknown();
        db.Remove(known);
        db.Record(actor.PersonId, "calendar.day-removed", "calendar", EnterDays.Written(known), clock.Now());
        await db.SaveChangesAsync(stop);
        return date;
    }
}
