using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Fairness;

/// <summary>
/// Searches every closed quarter that was not searched since it was closed (decision 85). Open ones are never looked at: what is looked at every day sooner or later shows something, and facts that still move explain nothing.
/// </summary>
public sealed class FindSigns(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, ReadQuestion questions, TimeProvider clock)
{
    /// <summary>Quarters closed longer ago are history that nobody acts on any more.</summary>
    private const int Quarters = 8;

    public async Task<IReadOnlyList<SignSearchRun>> Run(CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var runs = new List<SignSearchRun>();
        foreach (var period in Closed(chain.Directory, clock.Now()))
        {
            if (await Due(period, stop) is { } closedAt)
                runs.Add(await Search(period, closedAt, stop));
        }

        return runs;
    }

    private static IEnumerable<Period> Closed(CompanyDirectory directory, DateTimeOffset now)
    {
        var periods = new List<Period>();
        for (var period = Period.Containing(PeriodKind.Quarter, directory.DayOf(now)).Previous; periods.Count < Quarters; period = period.Previous)
            periods.Add(period);
        return periods.Where(directory.IsClosed).Reverse();
    }

    /// <summary>When the period was closed, where nothing was searched since; null where that is done.</summary>
    private async Task<DateTimeOffset?> Due(Period period, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var closings = (await db.ClosedPeriods.AsNoTracking().Where(closed => closed.ReopenedAt == null).ToListAsync(stop)).Where(closed => closed.Period.Contains(period)).ToList();
        if (closings.Count == 0)
            return null;
        // It is closed since the first of the closings that hold it; a later one around it changes nothing.
        var closedAt = closings.Min(closed => closed.ClosedAt);
        var code = period.ToString();
        return await db.Set<SignSearchRun>().AnyAsync(run => run.Period == code && run.ClosedAt == closedAt, stop) ? null : closedAt;
    }

    private async Task<SignSearchRun> Search(Period period, DateTimeOffset closedAt, CancellationToken stop)
    {
        var findings = SignSearch.Of(await questions.Read(period, stop), stop: stop);
        var now = clock.Now();
        var run = SignSearchRun.Of(Guid.CreateVersion7(now), period, closedAt, findings, now);
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Add(run);
        db.AddRange(findings.Signs.Select(found => Sign.Of(Guid.CreateVersion7(now), run, found)));
        db.Record(null, "fairness.searched", $"period/{period}", null, now);
        await db.SaveChangesAsync(stop);
        return run;
    }
}
