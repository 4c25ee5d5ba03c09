using System.Data.Common;
using Entente.Web.Platform.Health;

namespace Entente.Web.Features.Operations.Health;

/// <summary>Everything that the program needs, and how it stands. Nothing is changed and nothing is sent.</summary>
public sealed class CheckHealth(IEnumerable<IHealthSource> sources)
{
    /// <summary>In order. What cannot be looked at because the database is away is left out: that is said once.</summary>
    public async Task<IReadOnlyList<HealthFinding>> Read(bool thorough, CancellationToken stop)
    {
        var findings = new List<HealthFinding>();
        foreach (var source in sources.OrderBy(source => source.Order))
        {
            try
            {
                findings.AddRange(await source.Look(thorough, stop));
            }
            catch (Exception fault) when (fault is DbException or InvalidOperationException && findings.Exists(finding => finding is { Check: "database", State: not HealthState.Good }))
            {
                // The finding about the database stands already; what lies in it cannot be told.
            }
        }

        return findings;
    }
}
