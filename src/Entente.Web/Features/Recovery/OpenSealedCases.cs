using System.Data.Common;
using Entente.Domain.Calendar;
using Entente.Domain.Ratings.Releases;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>
/// Opens the cases of sealed bads, with nobody's name in them: when they are released, or when their rater wants it told at once. A bad that
/// was told before only learns its batch.
/// </summary>
public sealed class OpenSealedCases(HotPath values, Snapshots snapshots)
{
    public async Task Run(DbTransaction transaction, IReadOnlyList<SealedBad> bads, DateTimeOffset at, CancellationToken stop)
    {
        await using var db = await values.JoinAsync(transaction, stop);
        var chain = await snapshots.Read(stop);
        var week = await db.WorkWeeks.AsNoTracking().SingleOrDefaultAsync(stop) ?? WorkWeek.Usual();
        var calendar = new WorkCalendar(chain.Directory.TimeZone, week, await db.ExceptionalDays.AsNoTracking().ToListAsync(stop));
        var limits = await db.RecoveryLimits.AsNoTracking().SingleOrDefaultAsync(stop) ?? Domain.Recovery.RecoveryLimits.Usual();
        var ids = bads.Select(bad => bad.RatingId).ToList();
        var known = await db.SealedCases.Where(one => ids.Contains(one.RatingId)).ToDictionaryAsync(one => one.RatingId, stop);
        // In the order of random identities: neither of raters nor of time.
        foreach (var bad in bads.OrderBy(bad => bad.RatingId))
        {
            if (known.TryGetValue(bad.RatingId, out var told))
            {
                if (bad.BatchId is { } batch)
                    told.Release(batch);
                continue;
            }

            var opened = RecoveryCase.Open(Guid.NewGuid(), bad.LinkId, null, bad.Month, bad.Cause, at, calendar, limits);
            db.Add(opened);
            db.Announce(opened, chain, at, isReleased: bad.BatchId is not null);
            db.Add(SealedCase.Tie(opened.Id, bad.RatingId, bad.BatchId));
        }

        await db.SaveChangesAsync(stop);
    }
}
