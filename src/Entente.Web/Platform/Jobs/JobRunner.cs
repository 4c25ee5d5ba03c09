using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform.Jobs;

/// <summary>
/// Does the jobs that are due, each on one node. A node takes a job by a lease in its row, renews it while it works, and sets the next
/// time when it is done; the lease of a node that died runs out, and another begins anew.
/// </summary>
public sealed class JobRunner(IEnumerable<Job> jobs, IServiceProvider services, IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly Guid node = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var job in jobs)
                    await RunIfDue(job, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The database may be away for a while; the next look tells.
                log.LogWarning(fault, "Jobs could not be looked at");
            }

            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunIfDue(Job job, CancellationToken stop)
    {
        if (!await Take(job, stop))
            return;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var renewing = Renew(job, ended);
        string? reference = null;
        try
        {
            log.LogDebug("Job {Job} begins", job.Name);
            await using var scope = services.CreateAsyncScope();
            await job.Run(scope.ServiceProvider, ended.Token);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            reference = Guid.CreateVersion7().ToString("N")[^8..];
            log.LogError(fault, "Job {Job} failed; reference {Reference}", job.Name, reference);
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
        }

        log.LogDebug("Job {Job} ends", job.Name);
        stop.ThrowIfCancellationRequested();
        await Finish(job, reference, stop);
    }

    private async Task<bool> Take(Job job, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.Now();
        var row = await db.Set<JobRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Name == job.Name, stop);
        if (row is null)
        {
            db.Add(new JobRow { Name = job.Name, DueAt = job.Schedule.NextAfter(now, await Zone(stop)) });
            // Where another node was faster, its row is as good.
            _ = await db.SaveOrRefuse(stop);
            return false;
        }

        if (row.DueAt > now || row.LeasedUntil > now)
            return false;
        return await db.Set<JobRow>().Where(found => found.Name == job.Name && found.DueAt <= now && (found.LeasedUntil == null || found.LeasedUntil <= now))
            .ExecuteUpdateAsync(found => found.SetProperty(r => r.LeasedBy, node).SetProperty(r => r.LeasedUntil, now + Lease).SetProperty(r => r.StartedAt, now), stop) == 1;
    }

    /// <summary>Keeps the lease; where it was lost nevertheless, because this node slept, the work ends at once.</summary>
    private async Task Renew(Job job, CancellationTokenSource work)
    {
        while (true)
        {
            await Task.Delay(Lease / 4, clock, work.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (work.IsCancellationRequested)
                return;
            try
            {
                await using var db = await databases.CreateDbContextAsync(work.Token);
                var until = clock.Now() + Lease;
                if (await db.Set<JobRow>().Where(row => row.Name == job.Name && row.LeasedBy == node).ExecuteUpdateAsync(row => row.SetProperty(r => r.LeasedUntil, until), work.Token) == 0)
                    await work.CancelAsync();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning(fault, "The lease of job {Job} could not be renewed", job.Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Finish(Job job, string? fault, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.Now();
        var next = job.Schedule.NextAfter(now, await Zone(stop));
        await db.Set<JobRow>().Where(row => row.Name == job.Name && row.LeasedBy == node).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.DueAt, next).SetProperty(r => r.LeasedUntil, (DateTimeOffset?)null).SetProperty(r => r.LeasedBy, (Guid?)null)
                .SetProperty(r => r.FinishedAt, now).SetProperty(r => r.Fault, fault), stop);
    }

    private async Task<TimeZoneInfo> Zone(CancellationToken stop) => (await snapshots.Read(stop)).Directory.TimeZone;
}
