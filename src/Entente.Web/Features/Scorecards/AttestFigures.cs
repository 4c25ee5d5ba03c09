using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>
/// Holds to the audit chain what a closed period published: its scorecards, which links counted, and how far raters could have moved each. A period that is opened again lets go of what
/// was attested before: its figures are in the chain word for word then.
/// </summary>
public sealed class AttestFigures : IAttested
{
    public string Action => "period.attested";

    public async Task Attest(EntenteDb db, IReadOnlyList<AuditEntry> before, DateTimeOffset now, CancellationToken stop)
    {
        var done = (await Holding(db, before, stop)).Select(entry => (entry.Subject, Attestation.Of(entry).Until)).ToHashSet();
        foreach (var (code, frozen) in await db.Set<ScorecardRow>().Where(row => row.FrozenAt != null).Select(row => new { row.Period, row.FrozenAt }).Distinct().OrderBy(row => row.Period)
            .AsAsyncEnumerable().Select(row => (row.Period, row.FrozenAt!.Value)).ToListAsync(stop))
        {
            if (!done.Contains((SubjectOf(code), frozen.ToUnixTimeMilliseconds())))
                db.Record(null, Action, SubjectOf(code), (await Read(db, code, frozen, stop)).ToString(), now);
        }
    }

    public async Task<AuditEntry?> Differs(EntenteDb db, IReadOnlyList<AuditEntry> entries, CancellationToken stop)
    {
        foreach (var entry in await Holding(db, entries, stop))
        {
            var said = Attestation.Of(entry);
            if (await Read(db, entry.Subject["period/".Length..], DateTimeOffset.FromUnixTimeMilliseconds(said.Until), stop) != said)
                return entry;
        }

        return null;
    }

    private static string SubjectOf(string code) => $"period/{code}";

    /// <summary>Those whose period was not opened again afterwards.</summary>
    private static async Task<List<AuditEntry>> Holding(EntenteDb db, IReadOnlyList<AuditEntry> entries, CancellationToken stop)
    {
        if (entries.Count == 0)
            return [];
        var first = entries[0].Number;
        var reopened = await db.AuditEntries.AsNoTracking().Where(entry => entry.Number > first && entry.Action == ReopenPeriod.Reopened).ToListAsync(stop);
        return [.. entries.Where(entry => !reopened.Exists(later => later.Number > entry.Number && PeriodOf(later).Contains(PeriodOf(entry))))];
    }

    private static Period PeriodOf(AuditEntry entry) => Period.Parse(entry.Subject["period/".Length..]);

    private static async Task<Attestation> Read(EntenteDb db, string code, DateTimeOffset frozen, CancellationToken stop)
    {
        using var digest = new FieldDigest();
        var cards = db.Set<ScorecardRow>().AsNoTracking().Where(row => row.Period == code && row.FrozenAt == frozen);
        await foreach (var card in cards.OrderBy(row => row.UnitId).AsAsyncEnumerable().WithCancellation(stop))
            digest.Add(card.UnitId.ToString(), card.Document);
        await foreach (var moved in db.Set<RaterInfluence>().AsNoTracking().Where(row => row.Period == code && cards.Any(card => card.UnitId == row.UnitId))
            .OrderBy(row => row.UnitId).ThenBy(row => row.RaterId).AsAsyncEnumerable().WithCancellation(stop))
            digest.Add(moved.UnitId.ToString(), moved.RaterId.ToString(), moved.Change.ToString("R", CultureInfo.InvariantCulture));
        await foreach (var link in db.FrozenReadiness.AsNoTracking().Where(row => row.PeriodCode == code && row.At == frozen).OrderBy(row => row.LinkId).AsAsyncEnumerable().WithCancellation(stop))
            digest.Add(link.LinkId.ToString(), string.Join(' ', link.Missing), link.WaiverReason);
        return Attestation.Take(digest, frozen.ToUnixTimeMilliseconds(), frozen.ToUnixTimeMilliseconds());
    }
}
