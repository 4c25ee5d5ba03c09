using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>HR or an auditor says whether a rating is proven abuse. The second who finds so removes it; one who finds none ends the court.</summary>
public sealed class JudgeRating(IDbContextFactory<EntenteDb> databases, CarryOutRemovals carryOut, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>False where it is no proven abuse, which ends the court: the rating stays. Null means yes.</summary>
        public bool? Abuse { get; set; }

        /// <summary>What proves it, or why it does not.</summary>
        [Required, MaxLength(RecoveryCase.MaxWordsLength)]
        public string Text { get; set; } = "";
    }

    public async Task<Outcome<RatingRemoval>> Run(Guid rating, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Ratings.AsNoTracking().SingleOrDefaultAsync(one => one.Id == rating, stop) is not { } found || !DisputeRights.MayRead(actor, found.LinkId))
            return new RatingUnknown();
        if (actor.Person is not { } person || ObjectionAccess.MayJudge(actor.Chain, found, person.Id, actor.Today) is not { } role)
            return new NotAllowed();
        var known = await db.RatingRemovals.SingleOrDefaultAsync(one => one.RatingId == rating, stop);
        if (known is null && found.WithdrawnAt is not null)
            return new RatingUnknown();
        var now = clock.Now();
        var removal = known ?? RatingRemoval.About(Guid.CreateVersion7(now), found);
        if (removal.Judge(role, person.Id, request.Abuse is not false, request.Text, now) is { } refusal)
            return refusal;
        if (known is null)
            db.Add(removal);
        db.Record(person.Id, removal switch { { DeniedBy: not null } => "rating.removal-denied", { IsDecided: true } => "rating.removal-decided", _ => "rating.removal-judged" }, $"rating/{rating}", request.Text, now);
        if (await db.SaveOrRefuse(stop) is { } stale)
            return stale;
        if (removal.IsDecided)
            _ = await carryOut.Run(stop);
        return await db.RatingRemovals.AsNoTracking().SingleAsync(one => one.Id == removal.Id, stop);
    }
}
