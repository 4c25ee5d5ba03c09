using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots;

/// <summary>The company's connection with a platform as it stands now, ready to be used.</summary>
public sealed class OpenConnection(BotSecrets secrets, IDbContextFactory<EntenteDb> databases)
{
    /// <summary>Null where there is none, or where its secrets were kept under keys that are gone.</summary>
    internal async Task<Credentials?> Of(ChatPlatform platform, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<ChatConnection>().AsNoTracking().SingleOrDefaultAsync(one => one.Platform == platform, stop) is { } row && secrets.OpenAll(row.SealedSecrets) is { } open
            ? new Credentials(row.Values, open, row.Version)
            : null;
    }
}
