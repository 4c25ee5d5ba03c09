using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Encounters;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>One encounter as the asker may read it.</summary>
public sealed class ReadEncounter(IDbContextFactory<EntenteDb> databases)
{
    public async Task<Outcome<EncounterRow>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Encounters.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop) is not { } encounter
            || actor.Chain.Link(encounter.LinkId) is not { } link || !EncounterRights.MayRead(actor, link))
            return new EncounterUnknown();
        return (await ReadEncounters.Beside(db, actor.Chain, [encounter], stop))[0];
    }
}
