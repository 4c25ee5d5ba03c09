using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations;

/// <summary>A new key for cookies and for the links in messages; on request none of the earlier ones counts any more.</summary>
public sealed class RenewKeys(IKeyManager keys, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public async Task Run(bool revoke, CancellationToken stop)
    {
        // Data protection goes by the machine's clock.
        var now = TimeProvider.System.GetUtcNow();
        if (revoke)
            keys.RevokeAllKeys(now.AddMilliseconds(-1), "entente renew-keys --revoke");
        keys.CreateNewKey(now, now + Lifetime);
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Record(null, revoke ? "cookies.revoked" : "cookies.renewed", "cookies/keys", null, clock.Now());
        await db.SaveChangesAsync(stop);
    }
}
