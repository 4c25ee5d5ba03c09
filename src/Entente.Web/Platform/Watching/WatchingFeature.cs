using Entente.Web.Platform.Jobs;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;

namespace Entente.Web.Platform.Watching;

/// <summary>What whoever runs the program sees of it from outside: is it up, can it serve, how is it doing.</summary>
public static class WatchingFeature
{
    /// <summary>Where the OpenTelemetry collector listens that figures are sent to, where there is one.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>How long after its time a job that nobody has taken counts as late: a node looks four times a minute.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>Of the platform: requests, connections, memory, threads, the pool of connections to the database.</summary>
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", Figures.MeterName];

    public static IServiceCollection AddWatching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        services.AddSingleton(new Figure("entente.jobs.late", "{job}", "Jobs whose time is over and which no node has taken.", (provider, stop) =>
            CountJobs(provider, row => row.IsLate(provider.GetRequiredService<TimeProvider>().Now(), Grace), stop)));
        services.AddSingleton(new Figure("entente.jobs.failed", "{job}", "Jobs whose last run failed.", (provider, stop) => CountJobs(provider, row => row.Fault is not null, stop)));
        services.AddSingleton<Figures>();
        services.AddHostedService(provider => provider.GetRequiredService<Figures>());
        services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddPrometheusExporter();
            if (configuration[Collector] is { Length: > 0 })
                metrics.AddOtlpExporter();
        });
        return services;
    }

    private static async Task<int> CountJobs(IServiceProvider provider, Func<JobRow, bool> which, CancellationToken stop) =>
        (await provider.GetRequiredService<ReadJobs>().Read(stop)).Count(which);

    public static void MapWatching(this IEndpointRouteBuilder endpoints)
    {
        // A balancer has no key; what it learns is one word.
        endpoints.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableHttpMetrics();
        endpoints.MapHealthChecks("/healthz/ready").AllowAnonymous().DisableHttpMetrics();
        endpoints.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Policies.Metrics).DisableHttpMetrics();
    }
}
