using System.Text.Json;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations.Retention;

/// <summary>Each night: takes away what was kept for long enough, and notes how much, of what.</summary>
public sealed class ApplyRetention(IEnumerable<RetentionRule> rules, IServiceProvider services, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task Run(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.Now();
        foreach (var (rule, days) in await ReadRetention.Of(rules, db, stop))
        {
            var gone = await rule.Forget(services, now.AddDays(-days), stop);
            if (gone > 0)
                db.Record(null, "retention.applied", $"retention/{rule.Name}", JsonSerializer.Serialize(new { gone, days }, JsonSerializerOptions.Web), now);
            await db.SaveChangesAsync(stop);
        }
    }
}
