using Entente.Domain.Chain;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>Lets the rater of a sealed bad be its rater, for themselves alone: in the case they look at, which is kept nowhere and shown to nobody else.</summary>
public sealed class Recognition(OwnSealedRatings own)
{
    public async Task Read(EntenteDb db, RecoveryCase one, Actor actor, CancellationToken stop)
    {
        // Who may not rate the link has not, and the key need not be asked.
        if (one.RaterId is null && actor.Person is { } person && actor.Chain.Link(one.LinkId) is { } link && MayHaveRated(link, person.Id, actor))
            await Recognise(db, [one], person.Id, stop);
    }

    /// <summary>The cases among these that are the actor's own.</summary>
    internal async Task<IReadOnlyList<RecoveryCase>> Own(EntenteDb db, IQueryable<RecoveryCase> cases, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        var links = actor.Chain.Links.Where(link => MayHaveRated(link, person.Id, actor)).Select(link => link.Id).ToList();
        var found = await cases.Where(one => one.RaterId == null && links.Contains(one.LinkId)).ToListAsync(stop);
        await Recognise(db, found, person.Id, stop);
        return [.. found.Where(one => RecoveryAccess.IsRater(one, person.Id))];
    }

    private async Task Recognise(EntenteDb db, List<RecoveryCase> cases, Guid person, CancellationToken stop)
    {
        if (cases.Count == 0)
            return;
        var ids = cases.Select(one => one.Id).ToList();
        var ties = await db.SealedCases.AsNoTracking().Where(tie => ids.Contains(tie.CaseId)).ToListAsync(stop);
        var ratings = await own([.. ties.Select(tie => tie.RatingId)], person, stop);
        var theirs = ties.Where(tie => ratings.Contains(tie.RatingId)).Select(tie => tie.CaseId).ToHashSet();
        foreach (var one in cases.Where(one => theirs.Contains(one.Id)))
            one.Recognise(person);
    }

    private static bool MayHaveRated(Link link, Guid person, Actor actor) =>
        actor.Directory.MembershipsOf(person).Any(membership => actor.Directory.IsInside(membership.UnitId, link.CustomerId));
}
