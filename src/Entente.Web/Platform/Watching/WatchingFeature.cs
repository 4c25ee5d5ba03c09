using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;

namespace Entente.Web.Platform.Watching;

/// <summary>What whoever runs the program sees of it from outside: is it up, can it serve, how is it doing.</summary>
public static class WatchingFeature
{
    /// <summary>Where the OpenTelemetry collector listens that figures are sent to, where there is one.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Of the platform: requests, connections, memory, threads, the pool of connections to the database.</summary>
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", Figures.MeterName];

    public static IServiceCollection AddWatching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
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

    public static void MapWatching(this IEndpointRouteBuilder endpoints)
    {
        // A balancer has no key; what it learns is one word.
        endpoints.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableHttpMetrics();
        endpoints.MapHealthChecks("/healthz/ready").AllowAnonymous().DisableHttpMetrics();
        endpoints.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Policies.Metrics).DisableHttpMetrics();
    }
}
