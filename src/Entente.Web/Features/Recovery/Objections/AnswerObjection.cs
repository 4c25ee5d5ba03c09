using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>The customer or HR answers an objection, once.</summary>
public sealed class AnswerObjection(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        [Required, MaxLength(RecoveryCase.MaxWordsLength)]
        public string Text { get; set; } = "";
    }

    public async Task<Outcome<Objection>> Run(Guid rating, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Ratings.AsNoTracking().SingleOrDefaultAsync(one => one.Id == rating, stop) is not { } found || !DisputeRights.MayRead(actor, found.LinkId))
            return new RatingUnknown();
        if (actor.Person is not { } person || !ObjectionAccess.MayAnswer(actor.Chain, found, person.Id, actor.Today))
            return new NotAllowed();
        if (await db.Objections.SingleOrDefaultAsync(one => one.RatingId == rating, stop) is not { } objection)
            return new ObjectionUnknown();
        var now = clock.Now();
        if (objection.Reply(request.Text, person.Id, now) is { } refusal)
            return refusal;
        db.Record(person.Id, "objection.answered", $"rating/{rating}", objection.Answer, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : objection;
    }
}
