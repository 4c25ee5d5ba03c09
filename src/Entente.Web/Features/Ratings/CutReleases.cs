using System.Security.Cryptography;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Releases;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// Cuts the sealed ratings of every month that is over and was not cut yet: opens their envelopes, to tell raters apart and for nothing
/// else, and keeps the batches without anybody in them. One transaction a month; who asks, when and how often changes nothing.
/// </summary>
public sealed class CutReleases(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, Sealing sealing, SealedBadsTold told, TimeProvider clock, ILogger<CutReleases> log)
{
    private const int AtOnce = 500;

    /// <param name="today">The company's day; null for that of the clock.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    /// <returns>How many months were cut.</returns>
    public async Task<int> Run(DateOnly? today, CancellationToken stop)
    {
        var directory = (await snapshots.Read(stop)).Directory;
        var at = today is { } asked ? directory.BeginningOf(asked) : clock.Now();
        var day = directory.DayOf(at);
        var months = 0;
        while (await Next(day, stop) is { } month)
        {
            await Cut(month, at, stop);
            months++;
        }

        return months;
    }

    private async Task<Period?> Next(DateOnly today, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var last = await db.ReleaseRuns.MaxAsync(run => (DateOnly?)run.Month, stop);
        var first = last is null ? await db.SealedRatings.MinAsync(rating => (DateOnly?)rating.Month, stop) : null;
        return ReleaseCalendar.Due(first, last, today).Select(month => (Period?)month).FirstOrDefault();
    }

    private async Task Cut(Period month, DateTimeOffset at, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The stamp's row is the lock: no rating is recorded, no period closed and nobody moved while this is cut.
        await Stamp.Raise(db, Stamp.Snapshot, stop);
        if (await db.ReleaseRuns.AnyAsync(run => run.Month == month.Start, stop))
            return;
        var chain = await snapshots.Read(stop);
        var group = chain.Directory.Company.SealedGroup;
        var changes = await db.SealedGroupChanges.AsNoTracking().ToListAsync(stop);
        var waiting = await Waiting(db, month, of => SealedGroupChange.Promised(changes, group, of, chain.Directory.TimeZone), stop);
        var cut = ReleaseCut.Of([.. waiting.Select(rating => rating.Opened)], MapOf(chain, waiting, month), new ReleaseRule(group), ReleaseCalendar.EndsYear(month));
        var counts = ReleaseCalendar.CountsIn(month, chain.Directory);
        var bads = cut.Batches.SelectMany(batch => Keep(db, batch, month.Start, counts)).ToList();
        await Mark(db, cut, stop);
        db.Add(ReleaseRun.Note(month.Start, at, group, cut.Batches.Count));
        db.AnnounceRelease(month, at);
        db.Record(null, "sealed.released", $"period/{month}", null, at);
        await db.SaveChangesAsync(stop);
        await told(transaction.GetDbTransaction(), bads, at, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Everything of the month or an earlier one that is new or changed since it was last released.</summary>
    private async Task<List<Waits>> Waiting(EntenteDb db, Period month, Func<DateOnly, int> promised, CancellationToken stop)
    {
        var found = new List<Waits>();
        var unreadable = 0;
        await foreach (var rating in db.SealedRatings.AsNoTracking().Where(rating => rating.Month <= month.Start && rating.Version > rating.ReleasedVersion).AsAsyncEnumerable().WithCancellation(stop))
        {
            try
            {
                var rater = sealing.Open(rating.Id, rating.Envelope).RaterId;
                found.Add(new Waits(rating.Month, new WaitingRating(rating.Id, rating.LinkId, rater, rating.Scale, rating.Level, rating.Cause, rating.Comment, rating.WaitsAt) { Promised = promised(rating.Month) }));
            }
            catch (CryptographicException)
            {
                // Sealed under a key that is lost: nobody can tell its rater from others, so it is never counted.
                unreadable++;
            }
        }

        if (unreadable > 0)
            log.LogWarning("{Count} sealed ratings cannot be opened with the sealing key in use, and are left out.", unreadable);
        return found;
    }

    private static ReleaseMap MapOf(SupplyChain chain, List<Waits> waiting, Period month)
    {
        var links = waiting.GroupBy(rating => rating.Opened.LinkId).ToDictionary(ofLink => ofLink.Key, ofLink =>
        {
            var link = chain.Link(ofLink.Key)!;
            return new ReleaseMap.Reach(chain.ProviderOf(link), Eligibility.Of(chain, link, ofLink.Min(rating => rating.Month), month.End));
        });
        return new ReleaseMap(links, chain.Directory.Units.ToDictionary(unit => unit.Id, unit => chain.Directory.ParentOf(unit.Id, month.End)?.Id));
    }

    /// <summary>Keeps a batch; what comes back are the bads whose cases open with it. A batch of a whole unit opens none: a case would name the link.</summary>
    private static IEnumerable<SealedBad> Keep(EntenteDb db, ReleaseBatch batch, DateOnly run, DateOnly month)
    {
        var id = Guid.NewGuid();
        db.Add(ReleasedBatch.Keep(id, batch, run, month));
        // Random identities, written in their order: neither a place nor a number tells which answer a comment came with.
        db.AddRange(batch.Comments.Select(text => ReleasedComment.Keep(Guid.NewGuid(), id, text)).OrderBy(comment => comment.Id));
        return batch.LinkId is { } link ? batch.Bads.Select(bad => new SealedBad(bad.Id, link, id, month, bad.Cause)) : [];
    }

    private static async Task Mark(EntenteDb db, ReleaseCut cut, CancellationToken stop)
    {
        foreach (var ids in cut.Batches.SelectMany(batch => batch.Ratings).Select(rating => rating.Id).Order().Chunk(AtOnce))
        {
            await db.SealedRatings.Where(rating => ids.Contains(rating.Id))
                .ExecuteUpdateAsync(rating => rating.SetProperty(r => r.ReleasedVersion, r => r.Version).SetProperty(r => r.WaitsAt, (Guid?)null), stop);
        }

        foreach (var unit in cut.SentUp.GroupBy(sent => sent.Value, sent => sent.Key))
        {
            foreach (var ids in unit.Order().Chunk(AtOnce))
                await db.SealedRatings.Where(rating => ids.Contains(rating.Id)).ExecuteUpdateAsync(rating => rating.SetProperty(r => r.WaitsAt, unit.Key), stop);
        }
    }

    private sealed record Waits(DateOnly Month, WaitingRating Opened);
}
