using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>One workshop as the actor may see it.</summary>
public sealed class ReadWorkshop(IDbContextFactory<EntenteDb> databases, KnownBoards boards)
{
    /// <param name="Sight">What the actor may see.</param>
    /// <param name="Needs">The needs that are cited or may be, that the actor may read, by identity.</param>
    public sealed record View(BoardSight Sight, IReadOnlyDictionary<Guid, Need> Needs)
    {
        public Workshop Workshop => Sight.Workshop;
    }

    public async Task<Outcome<View>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Workshops.AsNoTracking().SingleOrDefaultAsync(workshop => workshop.Id == id, stop) is not { } workshop || !WorkshopRights.MayRead(actor, workshop))
            return new WorkshopUnknown();
        var found = await boards.Of(db, workshop, stop);
        var needs = found.Needs.Where(need => actor.Person is { } person ? NeedAccess.MayRead(actor.Directory, need, person.Id, actor.Today) : actor.HasScope("needs:read"));
        return new View(found.Board.SeenBy(actor.PersonId), needs.ToDictionary(need => need.Id));
    }
}
