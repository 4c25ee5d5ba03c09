using System.Diagnostics.Metrics;
using Entente.Web.Data;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform.Watching;

/// <summary>
/// What the whole system owes, looked up every half minute: jobs, messages. Counts alone; nothing here says who, for whom, or that
/// somebody has rated.
/// </summary>
public sealed class Figures : BackgroundService
{
    public const string MeterName = "Entente";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>How long after its time a job that nobody has taken counts as late: a node looks four times a minute.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private readonly ReadJobs jobs;
    private readonly IDbContextFactory<EntenteDb> databases;
    private readonly TimeProvider clock;
    private readonly ILogger<Figures> log;
    private Counts now = new(0, 0, 0, 0);

    public Figures(ReadJobs jobs, IDbContextFactory<EntenteDb> databases, TimeProvider clock, IMeterFactory meters, ILogger<Figures> log)
    {
        (this.jobs, this.databases, this.clock, this.log) = (jobs, databases, clock, log);
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("entente.jobs.late", () => now.LateJobs, "{job}", "Jobs whose time is over and which no node has taken.");
        meter.CreateObservableGauge("entente.jobs.failed", () => now.FailedJobs, "{job}", "Jobs whose last run failed.");
        meter.CreateObservableGauge("entente.messages.due", () => now.DueMessages, "{message}", "Messages that may go out and have not.");
        meter.CreateObservableGauge("entente.messages.dead", () => now.DeadMessages, "{message}", "Messages that were given up.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                now = await Read(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Figures could not be looked up: {Fault}", fault.Message);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Counts> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var at = clock.Now();
        var rows = await jobs.Read(stop);
        return new Counts(
            rows.Count(job => job.IsLate(at, Grace)),
            rows.Count(job => job.Fault is not null),
            await db.Set<Dispatch>().CountAsync(message => message.SentAt == null && message.DeadAt == null && message.DueAt <= at, stop),
            await db.Set<Dispatch>().CountAsync(message => message.DeadAt != null, stop));
    }

    private sealed record Counts(int LateJobs, int FailedJobs, int DueMessages, int DeadMessages);
}
