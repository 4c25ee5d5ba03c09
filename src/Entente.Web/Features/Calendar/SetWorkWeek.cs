using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Calendar;

/// <summary>Sets on which days the company commonly works, and from when to when.</summary>
public sealed class SetWorkWeek(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>Null where none was ticked.</summary>
        public IReadOnlyList<DayOfWeek>? Days { get; set; }

        public TimeOnly Opens { get; set; }

        public TimeOnly Closes { get; set; }

        /// <summary>The version that was looked at.</summary>
        public int Version { get; set; }
    }

    public async Task<Outcome<WorkWeek>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.MayAdminister)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var known = await db.WorkWeeks.SingleOrDefaultAsync(stop);
        var week = known ?? WorkWeek.Usual();
        if (week.Version != request.Version)
            return new ChangedUnderYou();
        var days = (request.Days ?? []).Aggregate(WorkDays.None, (all, day) => all | (WorkDays)(1 << (int)day));
        if (week.Set(days, request.Opens, request.Closes) is { } refusal)
            return refusal;
        if (known is null)
            db.Add(week);
        db.Record(actor.PersonId, "calendar.week", "calendar", $"{week.Days} {week.Opens:HH\\:mm}–{week.Closes:HH\\:mm}", clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : week;
    }
}
