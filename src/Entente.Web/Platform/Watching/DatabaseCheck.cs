using Entente.Web.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Entente.Web.Platform.Watching;

/// <summary>Whether the database answers as every request asks it. Many who look at once are answered by one reading.</summary>
public sealed class DatabaseCheck(Snapshots snapshots) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await snapshots.Read(cancellationToken).WaitAsync(Patience, TimeProvider.System, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is TimeoutException || DatabaseFaults.Sentence(fault) is not null || DatabaseFaults.IsAway(fault))
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
