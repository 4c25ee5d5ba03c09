using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>Lets the rater of a sealed bad be its rater, for themselves alone: in the case they look at, which is kept nowhere and shown to nobody else.</summary>
public sealed class Recognition(IsSealedRater isRater)
{
    public async Task Read(EntenteDb db, RecoveryCase one, Actor actor, CancellationToken stop)
    {
        // Who may not rate the link has not, and the key need not be asked.
        if (one.RaterId is not null || actor.Person is not { } person || !MayHaveRated(one, person.Id, actor))
            return;
        var tie = await db.SealedCases.AsNoTracking().SingleOrDefaultAsync(tie => tie.CaseId == one.Id, stop);
        if (tie is not null && await isRater(tie.RatingId, person.Id, stop))
            one.Recognise(person.Id);
    }

    /// <summary>The cases among these that are the actor's own.</summary>
    internal async Task<IReadOnlyList<RecoveryCase>> Own(EntenteDb db, IQueryable<RecoveryCase> cases, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        var links = actor.Chain.Links.Where(link => actor.Directory.MembershipsOf(person.Id).Any(membership => actor.Directory.IsInside(membership.UnitId, link.CustomerId))).Select(link => link.Id).ToList();
        var found = await cases.Where(one => one.RaterId == null && links.Contains(one.LinkId)).ToListAsync(stop);
        foreach (var one in found)
            await Read(db, one, actor, stop);
        return [.. found.Where(one => RecoveryAccess.IsRater(one, person.Id))];
    }

    private static bool MayHaveRated(RecoveryCase one, Guid person, Actor actor) =>
        actor.Chain.Link(one.LinkId) is { } link && actor.Directory.MembershipsOf(person).Any(membership => actor.Directory.IsInside(membership.UnitId, link.CustomerId));
}
