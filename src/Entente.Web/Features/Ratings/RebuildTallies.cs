using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Computes every tally from the ratings themselves and compares; on request puts right what differs.</summary>
public sealed class RebuildTallies(IDbContextFactory<EntenteDb> databases, HotPath values)
{
    /// <summary>A tally that is not what the ratings say.</summary>
    public sealed record Difference(string Where, string Stored, string FromRatings);

    /// <summary>The first difference, or null; where <paramref name="repair"/>, the tallies are right afterwards.</summary>
    public async Task<Difference?> Run(bool repair, CancellationToken stop)
    {
        if (!repair)
            return (await Compare(stop)).Difference;
        // Writers wait until the tallies are written: a rating recorded in between would lose its count.
        await using var connection = await values.OpenAsync(stop);
        using var statements = new RatingStatements(values, connection);
        await using var transaction = statements.Begin();
        await statements.HoldWriters(stop);
        var (difference, truth) = await Compare(stop);
        if (difference is null)
            return null;
        await statements.ClearTallies(stop);
        await statements.Write(truth, stop);
        await transaction.CommitAsync(stop);
        return difference;
    }

    private async Task<(Difference? Difference, TallyDeltas Truth)> Compare(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var scales = await db.Services.Join(db.Links, service => service.Id, link => link.ServiceId, (service, link) => new { link.Id, service.Scale }).ToDictionaryAsync(l => l.Id, l => l.Scale, stop);
        var truth = new TallyDeltas();
        await foreach (var r in db.Ratings.AsNoTracking().Where(rating => rating.WithdrawnAt == null)
            .Select(rating => new { rating.LinkId, rating.RaterId, rating.Day, rating.Level, rating.Cause, Recovered = rating.RecoveredAt != null }).AsAsyncEnumerable().WithCancellation(stop))
            truth.Add(r.LinkId, r.RaterId, r.Day, new TallyDeltas.Standing(scales[r.LinkId], r.Level, r.Cause, r.Recovered));
        return (await CompareRaters(db, truth, stop) ?? await CompareLinks(db, truth, stop), truth);
    }

    private static async Task<Difference?> CompareRaters(EntenteDb db, TallyDeltas truth, CancellationToken stop)
    {
        var expected = truth.Raters.ToDictionary(row => row.Key, row => row.Value);
        await foreach (var t in db.RaterTallies.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            int[] stored = [t.N1, t.N2, t.N3, t.N4, t.N5];
            expected.Remove((t.LinkId, t.Day, t.RaterId), out var counts);
            if (!stored.AsSpan().SequenceEqual(counts ?? new int[5]))
                return new Difference($"link {t.LinkId}, day {t.Day:yyyy-MM-dd}", Show(stored), Show(counts ?? new int[5]));
        }

        return expected.Select(row => new Difference($"link {row.Key.Link}, day {row.Key.Day:yyyy-MM-dd}", "no row", Show(row.Value))).FirstOrDefault();
    }

    private static async Task<Difference?> CompareLinks(EntenteDb db, TallyDeltas truth, CancellationToken stop)
    {
        var expected = truth.Links.ToDictionary(row => row.Key, row => row.Value);
        await foreach (var t in db.LinkTallies.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            int[] stored = [t.Good, t.Neither, t.StandingBad, t.Recovered, t.FailedExpectation, t.NothingAgreed, t.BeyondAgreed, t.OutsideControl, t.Misunderstanding];
            expected.Remove((t.LinkId, t.Month), out var counts);
            if (!stored.AsSpan().SequenceEqual(counts ?? new int[TallyDeltas.LinkWidth]))
                return new Difference($"link {t.LinkId}, month {t.Month:yyyy-MM}", Show(stored), Show(counts ?? new int[TallyDeltas.LinkWidth]));
        }

        return expected.Select(row => new Difference($"link {row.Key.Link}, month {row.Key.Month:yyyy-MM}", "no row", Show(row.Value))).FirstOrDefault();
    }

    private static string Show(int[] counts) => string.Join(' ', counts);
}
