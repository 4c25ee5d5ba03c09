using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// Holds every version of every open rating to the audit chain: what was given, revised, made good, taken back or taken out is attested with all else that was recorded in the same
/// stretch of time, and stays in it for ever, since a version is never changed. See docs/decisions/0141.
/// </summary>
public sealed class AttestRatings : IAttested
{
    /// <summary>What is as young as this waits for the next time: a transaction may be on its way that began before the first attestation stood.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public string Action => "rating.attested";

    public async Task Attest(EntenteDb db, IReadOnlyList<AuditEntry> before, DateTimeOffset now, CancellationToken stop)
    {
        var from = before.Count == 0 ? -1 : Attestation.Of(before[^1]).Until;
        var until = await Stamp.Advance(db, Stamp.Attested, (now - Margin).ToUnixTimeMilliseconds(), stop);
        var attested = (await Read(db, [(from, until)], stop))[0];
        if (attested.Rows > 0)
            db.Record(null, Action, $"rating/{DateTimeOffset.FromUnixTimeMilliseconds(until):yyyy-MM-dd}", attested.ToString(), now);
    }

    public async Task<AuditEntry?> Differs(EntenteDb db, IReadOnlyList<AuditEntry> entries, CancellationToken stop)
    {
        var said = entries.Select(Attestation.Of).ToList();
        var found = await Read(db, said.ConvertAll(one => (one.From, one.Until)), stop);
        return entries.Where((_, i) => found[i] != said[i]).FirstOrDefault();
    }

    /// <summary>What there is of each stretch of time; they follow one upon the other.</summary>
    private static async Task<List<Attestation>> Read(EntenteDb db, List<(long From, long Until)> stretches, CancellationToken stop)
    {
        var digests = stretches.ConvertAll(_ => new FieldDigest());
        var ends = stretches.ConvertAll(stretch => stretch.Until);
        Rating? last = null;
        var began = 0L;
        await foreach (var (rating, old) in Versions(db, stretches.Count == 0 ? -1 : stretches[0].From).WithCancellation(stop))
        {
            if (last?.Id != rating.Id)
            {
                Current(last, began);
                (last, began) = (rating, rating.RecordedAt?.ToUnixTimeMilliseconds() ?? 0);
            }

            if (old is not { } earlier)
                continue;
            Add(began, last, earlier.Version, earlier.Level, earlier.Cause, earlier.Comment, earlier.RecoveredAt, earlier.WithdrawnAt, null);
            began = earlier.ReplacedAt.ToUnixTimeMilliseconds();
        }

        Current(last, began);
        return [.. digests.Select((digest, i) =>
        {
            using (digest)
                return Attestation.Take(digest, stretches[i].From, stretches[i].Until);
        })];

        void Current(Rating? rating, long at)
        {
            if (rating is not null)
                Add(at, rating, rating.Version, rating.Level, rating.Cause, rating.Comment, rating.RecoveredAt, rating.WithdrawnAt, rating.RemovedAt);
        }

        void Add(long at, Rating rating, int version, int level, Cause? cause, string? comment, DateTimeOffset? recovered, DateTimeOffset? withdrawn, DateTimeOffset? removed)
        {
            var place = ends.BinarySearch(at) is var found && found < 0 ? ~found : found;
            if (place == ends.Count || at <= stretches[place].From)
                return;
            digests[place].Add(
                rating.Id.ToString(), rating.LinkId.ToString(), rating.RaterId.ToString(), rating.Occasion, FieldDigest.Field(rating.Scale), FieldDigest.Field(rating.Day.DayNumber), FieldDigest.Field(rating.At),
                FieldDigest.Field(at), FieldDigest.Field(version), FieldDigest.Field(level), cause?.ToString(), comment, FieldDigest.Field(recovered), FieldDigest.Field(withdrawn), FieldDigest.Field(removed));
        }
    }

    /// <summary>
    /// Every rating beside each of its earlier versions, in one question, so that they fit together whatever is recorded meanwhile; of those recorded up to an instant only what
    /// has more than one version.
    /// </summary>
    private static IAsyncEnumerable<Row> Versions(EntenteDb db, long since)
    {
        var after = DateTimeOffset.FromUnixTimeMilliseconds(since);
        return (from rating in db.Ratings.AsNoTracking()
                join old in db.RatingRevisions.AsNoTracking() on rating.Id equals old.RatingId into olds
                from old in olds.DefaultIfEmpty()
                where since < 0 || rating.RecordedAt > after || rating.Version > 1
                orderby rating.Id, old.Version
                select new Row(rating, old)).AsAsyncEnumerable();
    }

    private sealed record Row(Rating Rating, RatingRevision? Old);
}
