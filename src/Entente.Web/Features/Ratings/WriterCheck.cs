using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Entente.Web.Features.Ratings;

/// <summary>A node whose queue of ratings is nearly full asks for less to do.</summary>
public sealed class WriterCheck(RatingWriter writer) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(writer.Waiting > RatingWriter.QueueLength * 3 / 4 ? HealthCheckResult.Unhealthy("Too many ratings wait.") : HealthCheckResult.Healthy());
}
