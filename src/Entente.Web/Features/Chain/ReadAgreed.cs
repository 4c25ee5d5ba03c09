using Entente.Domain.Chain;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>What is agreed on each link now: the version in force. Links without one are not in it.</summary>
public sealed class ReadAgreed(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<Guid, Expectation>> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var signed = await db.Expectations.AsNoTracking().Where(version => version.ProviderSignedAt != null && version.CustomerSignedAt != null).ToListAsync(stop);
        return signed.GroupBy(version => version.LinkId).Select(versions => Expectation.InForce([.. versions], clock.Now())).OfType<Expectation>().ToDictionary(version => version.LinkId);
    }
}
