using System.Data.Common;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Health;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations.Health;

/// <summary>Whether the database answers, is of this build, is sound and keeps what it acknowledges; and whether its clock is ours.</summary>
internal sealed class DatabaseHealth(DatabaseUrl database, IDbContextFactory<EntenteDb> databases, TimeProvider clock) : IHealthSource
{
    private const string Check = "database";
    private const string Clock = "clock";
    private const long MuchLog = 256L << 20;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    public int Order => 20;

    public async Task<IReadOnlyList<HealthFinding>> Look(bool thorough, CancellationToken stop)
    {
        if (database.SqliteFile is { } file && !File.Exists(file))
            return [HealthFinding.Unreachable(Check, "none", file)];
        try
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var asked = clock.GetUtcNow();
            var state = await DatabaseState.Read(db, database, thorough, stop);
            return [Of(state), .. Further(state), await Times(db, state, asked, stop)];
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or IOException)
        {
            return [HealthFinding.Unreachable(Check, "away", database.Shown, DatabaseFaults.Sentence(fault) ?? fault.Message)];
        }
    }

    private HealthFinding Of(DatabaseState state) =>
        state.Damage is { } damage ? HealthFinding.Bad(Check, "damaged", database.Shown, damage)
        : state.Unknown.Count > 0 ? HealthFinding.Bad(Check, "later", database.Shown)
        : state.Pending.Count > 0 ? HealthFinding.Warning(Check, "pending", database.Shown, state.Pending.Count)
        : HealthFinding.Good(Check, "good", database.Shown, state.Version);

    private static IEnumerable<HealthFinding> Further(DatabaseState state)
    {
        if (state.Faults.Count > 0)
            yield return HealthFinding.Bad(Check, "unsafe", string.Join(", ", state.Faults));
        if (state.LogBytes > MuchLog)
            yield return HealthFinding.Warning(Check, "log", state.LogBytes >> 20);
    }

    private async Task<HealthFinding> Times(EntenteDb db, DatabaseState state, DateTimeOffset asked, CancellationToken stop)
    {
        var apart = state.Clock is { } theirs ? (theirs - asked).Duration() - (clock.GetUtcNow() - asked) : TimeSpan.Zero;
        if (apart > Apart)
            return HealthFinding.Bad(Clock, "apart", Math.Round(apart.TotalSeconds));
        if (state.Pending.Count > 0 || state.Unknown.Count > 0)
            return HealthFinding.Good(Clock, "alone", clock.Now());
        // What is on record in the future was recorded by a clock that went wrong, or this one was set back.
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Number).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(stop);
        if (last > clock.Now() + Apart)
            return HealthFinding.Bad(Clock, "back", last);
        var zone = await db.Companies.AsNoTracking().Select(company => company.TimeZone).SingleOrDefaultAsync(stop);
        return zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? HealthFinding.Bad(Clock, "zone", zone)
            : zone is null ? HealthFinding.Good(Clock, "alone", clock.Now()) : HealthFinding.Good(Clock, "good", clock.Now(), zone);
    }
}
