using System.Data.Common;
using Entente.Domain.Calendar;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>
/// Opens, settles and reopens cases as the writer of ratings says what became of bads, in the writer's own transaction. It compares
/// with what stands, so that a revision, a file sent twice or a batch tried again opens nothing twice. Where another node was faster
/// the batch fails and is tried again.
/// </summary>
public sealed class FollowBads(HotPath values, Snapshots snapshots)
{
    public async Task Run(DbTransaction transaction, IReadOnlyList<BadsOfDay> changes, CancellationToken stop)
    {
        await using var db = await values.JoinAsync(transaction, stop);
        var week = await db.WorkWeeks.AsNoTracking().SingleOrDefaultAsync(stop) ?? WorkWeek.Usual();
        var calendar = new WorkCalendar((await snapshots.Read(stop)).Directory.TimeZone, week, await db.ExceptionalDays.AsNoTracking().ToListAsync(stop));
        var limits = await db.RecoveryLimits.AsNoTracking().SingleOrDefaultAsync(stop) ?? Domain.Recovery.RecoveryLimits.Usual();
        foreach (var bads in changes)
        {
            var known = await db.RecoveryCases.SingleOrDefaultAsync(one => one.RaterId == bads.RaterId && one.LinkId == bads.LinkId && one.Day == bads.Day, stop);
            if (known is not null)
                known.Follow(bads, calendar, limits);
            else if (bads.Standing > 0)
                db.Add(RecoveryCase.Open(Guid.CreateVersion7(bads.At), bads.LinkId, bads.RaterId, bads.Day, bads.Cause, bads.At, calendar, limits));
        }

        await db.SaveChangesAsync(stop);
    }
}
