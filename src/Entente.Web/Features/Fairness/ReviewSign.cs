using System.ComponentModel.DataAnnotations;
using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Fairness;

/// <summary>Writes what came of looking into a sign. Notes are added; the sign itself and earlier notes stay as they are.</summary>
public sealed class ReviewSign(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        public SignOutcome Outcome { get; set; }

        [MaxLength(Sign.MaxNoteLength)]
        public string? Note { get; set; }

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<Sign>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        if (!FairnessRights.MayRead(actor) || actor.Person is not { } person)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Sign>().SingleOrDefaultAsync(sign => sign.Id == id, stop) is not { } sign)
            return new SignUnknown();
        if (FairnessRights.HasPart(actor, sign))
            return new SignIsYourOwn();
        if (request.Version is { } seen && seen != sign.Version)
            return new ChangedUnderYou();
        var now = clock.Now();
        if (sign.Review(request.Outcome, request.Note, person.Id, now) is { } refusal)
            return refusal;
        db.Record(person.Id, "sign.reviewed", $"sign/{sign.Id}", request.Outcome.ToString(), now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : sign;
    }
}
