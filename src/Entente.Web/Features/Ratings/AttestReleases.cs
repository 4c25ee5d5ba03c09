using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Holds to the audit chain what was released of sealed ratings: the batches of each month's release with their comments, which never change. Nobody is in them.</summary>
public sealed class AttestReleases : IAttested
{
    public string Action => "sealed.attested";

    public async Task Attest(EntenteDb db, IReadOnlyList<AuditEntry> before, DateTimeOffset now, CancellationToken stop)
    {
        var done = before.Select(entry => entry.Subject).ToHashSet(StringComparer.Ordinal);
        foreach (var run in (await db.ReleasedBatches.Select(batch => batch.Run).Distinct().ToListAsync(stop)).Order().Where(run => !done.Contains(SubjectOf(run))))
            db.Record(null, Action, SubjectOf(run), (await Read(db, run, stop)).ToString(), now);
    }

    public async Task<AuditEntry?> Differs(EntenteDb db, IReadOnlyList<AuditEntry> entries, CancellationToken stop)
    {
        foreach (var entry in entries)
        {
            if (await Read(db, RunOf(entry.Subject), stop) != Attestation.Of(entry))
                return entry;
        }

        return null;
    }

    private static string SubjectOf(DateOnly? run) => run is { } month ? $"period/{Period.Containing(PeriodKind.Month, month)}" : "period/";

    private static DateOnly? RunOf(string subject) => subject["period/".Length..] is { Length: > 0 } code ? Period.Parse(code).Start : null;

    private static async Task<Attestation> Read(EntenteDb db, DateOnly? run, CancellationToken stop)
    {
        using var digest = new FieldDigest();
        var batches = db.ReleasedBatches.AsNoTracking().Where(batch => batch.Run == run);
        await foreach (var batch in batches.OrderBy(batch => batch.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            int[] counts =
            [
                batch.Month.DayNumber, batch.Scale, batch.Raters, batch.ResponseTenths, batch.N1, batch.N2, batch.N3, batch.N4, batch.N5, batch.Good, batch.Neither, batch.Bad,
                batch.FailedExpectation, batch.NothingAgreed, batch.BeyondAgreed, batch.OutsideControl, batch.Misunderstanding,
            ];
            digest.Add([batch.Id.ToString(), batch.LinkId?.ToString(), batch.UnitId.ToString(), .. counts.Select(count => FieldDigest.Field(count))]);
        }

        await foreach (var comment in db.ReleasedComments.AsNoTracking().Where(comment => batches.Any(batch => batch.Id == comment.BatchId)).OrderBy(comment => comment.Id).AsAsyncEnumerable().WithCancellation(stop))
            digest.Add(comment.Id.ToString(), comment.BatchId.ToString(), comment.Text);
        var month = run is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds() : -1;
        return Attestation.Take(digest, month, month);
    }
}
