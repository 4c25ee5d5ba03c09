using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>
/// Opens a closed period again: an administrator, with a reason, visibly. What was published is kept in the audit record, word for
/// word, before the figures move again. The shorter periods inside open with it; one that lies in a longer closed one stays closed.
/// </summary>
public sealed class ReopenPeriod(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <summary>The audit record's word for a scorecard that was published and is no longer.</summary>
    internal const string Kept = "scorecard.reopened";

    /// <summary>The audit record's word for which links counted in a period, and what the others lacked.</summary>
    internal const string KeptReadiness = "readiness.reopened";

    /// <summary>The audit record's word for a period that was opened again.</summary>
    internal const string Reopened = "period.reopened";

    internal static string SubjectOf(Guid unit, string period) => $"unit/{unit}/{period}";

    private static readonly JsonSerializerOptions AuditJson = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Outcome<Period>> Run(Period period, string reason, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator || actor.Person is null)
            return new NotAllowed();
        var code = period.ToString();
        var now = clock.Now();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The lock of whoever closes: neither acts on what the other is about to change.
        await Stamp.Raise(db, Stamp.Snapshot, stop);
        var standing = (await db.ClosedPeriods.Where(closed => closed.ReopenedAt == null).ToListAsync(stop)).ToLookup(closed => closed.Period.Contains(period) && closed.Code != code);
        if (standing[true].OrderByDescending(closed => closed.Period.Months).FirstOrDefault() is { } around)
            return new PeriodInsideClosed(period, around.Period);
        var closings = standing[false].Where(closed => period.Contains(closed.Period)).ToList();
        if (closings.TrueForAll(closed => closed.Code != code))
            return new PeriodNotClosed(period);
        foreach (var closed in closings)
        {
            if (closed.Reopen(now, actor.Person.Id, reason) is { } refusal)
                return refusal;
        }

        var inside = Enum.GetValues<PeriodKind>().SelectMany(period.Split).Select(p => p.ToString()).ToList();
        var frozen = await db.Set<ScorecardRow>().Where(row => inside.Contains(row.Period) && row.FrozenAt != null).ToListAsync(stop);
        foreach (var row in frozen)
        {
            db.Record(actor.PersonId, Kept, SubjectOf(row.UnitId, row.Period), row.Document, now);
            db.Remove(row);
        }

        foreach (var rows in (await db.FrozenReadiness.Where(row => inside.Contains(row.PeriodCode)).OrderBy(row => row.LinkId).ToListAsync(stop)).GroupBy(row => row.PeriodCode))
        {
            db.Record(actor.PersonId, KeptReadiness, $"period/{rows.Key}", JsonSerializer.Serialize(rows.Select(row => row.Told), AuditJson), now);
            db.RemoveRange(rows);
        }

        await db.Set<RaterInfluence>().Where(influence => inside.Contains(influence.Period)).ExecuteDeleteAsync(stop);
        db.AnnouncePeriod(EventKinds.PeriodReopened, period, now);
        db.Record(actor.PersonId, Reopened, $"period/{period}", reason, now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return period;
    }
}
