using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots;

/// <summary>Takes the chat group of a unit away; what was on its way there is given up.</summary>
public sealed class DeleteGroup(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<ChatPlatform>> Run(string unit, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (actor.Directory.Unit(unit) is not { } found || await db.Set<ChatGroup>().SingleOrDefaultAsync(one => one.UnitId == found.Id, stop) is not { } row)
            return new BotGroupUnknown();
        db.Remove(row);
        db.Record(actor.PersonId, "bot.group-removed", $"unit/{found.Id}", PlatformRules.Of(row.Platform).Channel, clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : row.Platform;
    }
}
