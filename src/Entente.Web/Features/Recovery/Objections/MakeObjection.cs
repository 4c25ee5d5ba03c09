using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>The provider objects to the cause or the facts of an open rating, once. No figure changes.</summary>
public sealed class MakeObjection(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        public ObjectionAbout About { get; set; }

        [Required, MaxLength(RecoveryCase.MaxWordsLength)]
        public string Text { get; set; } = "";
    }

    public async Task<Outcome<Objection>> Run(Guid rating, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Ratings.AsNoTracking().SingleOrDefaultAsync(one => one.Id == rating, stop) is not { } found || !DisputeRights.MayRead(actor, found.LinkId))
            return new RatingUnknown();
        if (actor.Person is not { } person || !ObjectionAccess.MayObject(actor.Chain, found, person.Id, actor.Today))
            return new NotAllowed();
        if (await db.Objections.AnyAsync(one => one.RatingId == rating, stop))
            return new ObjectedAlready();
        var now = clock.Now();
        var made = Objection.Make(Guid.CreateVersion7(now), found, request.About, request.Text, person.Id, now);
        if (made.IsRefused)
            return made;
        db.Add(made.Value);
        db.Record(person.Id, "objection.made", $"rating/{rating}", made.Value.Words, now);
        // Of two who object at once the index keeps one.
        return await db.SaveOrRefuse(stop) is null ? made : new ObjectedAlready();
    }
}
