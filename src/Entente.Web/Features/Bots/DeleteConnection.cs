using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots;

/// <summary>Takes the company's app at a platform away. Who people are there stays, for whoever connects it again.</summary>
public sealed class DeleteConnection(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<ChatPlatform>> Run(ChatPlatform platform, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<ChatConnection>().SingleOrDefaultAsync(one => one.Platform == platform, stop) is not { } row)
            return new BotNotConnected();
        db.Remove(row);
        db.Record(actor.PersonId, "bot.disconnected", $"bot/{PlatformRules.Of(platform).Channel}", null, clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : platform;
    }
}
