using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Health;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations.Health;

/// <summary>Whether the program's own work goes on: its jobs, its outbox, and the backups that somebody takes.</summary>
internal sealed class WorkHealth(ReadJobs jobs, IDbContextFactory<EntenteDb> databases, TimeProvider clock) : IHealthSource
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Waiting = TimeSpan.FromHours(2);
    private static readonly TimeSpan Old = TimeSpan.FromDays(8);

    public int Order => 60;

    public async Task<IReadOnlyList<HealthFinding>> Look(bool thorough, CancellationToken stop)
    {
        var now = clock.Now();
        await using var db = await databases.CreateDbContextAsync(stop);
        return [.. Jobs(await jobs.Read(stop), now), await Outbox(db, now, stop), await Backup(db, now, stop)];
    }

    private static IEnumerable<HealthFinding> Jobs(IReadOnlyList<JobRow> rows, DateTimeOffset now)
    {
        var failed = rows.Where(row => row.Fault is not null).Select(row => row.Name).ToList();
        var late = rows.Where(row => row.IsLate(now, Late)).Select(row => row.Name).ToList();
        if (failed.Count > 0)
            yield return HealthFinding.Bad("jobs", "failed", string.Join(", ", failed));
        if (late.Count > 0)
            yield return HealthFinding.Warning("jobs", "late", string.Join(", ", late));
        if (failed.Count + late.Count == 0)
            yield return HealthFinding.Good("jobs", "good", rows.Count);
    }

    private static async Task<HealthFinding> Outbox(EntenteDb db, DateTimeOffset now, CancellationToken stop)
    {
        var outbox = db.Set<Dispatch>().AsNoTracking();
        var dead = await outbox.CountAsync(dispatch => dispatch.DeadAt != null, stop);
        var since = now - Waiting;
        var waiting = await outbox.CountAsync(dispatch => dispatch.SentAt == null && dispatch.DeadAt == null && dispatch.At < since, stop);
        return dead > 0 ? HealthFinding.Warning("outbox", "dead", dead) : waiting > 0 ? HealthFinding.Warning("outbox", "waiting", waiting) : HealthFinding.Good("outbox", "good");
    }

    private static async Task<HealthFinding> Backup(EntenteDb db, DateTimeOffset now, CancellationToken stop)
    {
        var last = await db.AuditEntries.AsNoTracking().Where(entry => entry.Action == OperationsFeature.Taken).OrderByDescending(entry => entry.Number).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(stop);
        return last is not { } at ? HealthFinding.Warning("backup", "none") : now - at > Old ? HealthFinding.Warning("backup", "old", (int)(now - at).TotalDays) : HealthFinding.Good("backup", "good", at);
    }
}
