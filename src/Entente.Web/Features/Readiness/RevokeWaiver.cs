using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Readiness;

/// <summary>Takes a waiver back; it stays readable with both reasons.</summary>
public sealed class RevokeWaiver(Arranging arranging, ReadinessWords words, IStringLocalizer<ReadinessTexts> t)
{
    public sealed record Request
    {
        /// <summary>Why; shown to everybody.</summary>
        public string? Reason { get; set; }
    }

    public async Task<Outcome<ReadinessWaiver>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        if (!ReadinessRights.MayWaive(actor))
            return new NotAllowed();
        return await arranging.Run<ReadinessWaiver>(actor, async place =>
        {
            if (await place.Db.ReadinessWaivers.SingleOrDefaultAsync(waiver => waiver.Id == id, place.Stop) is not { } waiver)
                return new WaiverUnknown();
            var chain = place.Actor.Chain;
            if (waiver.Revoke(request.Reason, chain.Directory, actor.PersonId, place.Now) is { } refusal)
                return refusal;
            var link = chain.Link(waiver.LinkId)!;
            place.Record("readiness.waiver-revoked", $"link/{link.Id}/{waiver.PeriodCode}", waiver.RevokedReason);
            foreach (var person in WaiveReadiness.Sides(chain, link, place.Actor.Today).Where(person => person != actor.PersonId))
                place.Db.Tell(person, ReadinessFeature.Kind, Bilingual.Of(() => t["Waiver.ToldRevoked", words.Link(link, chain), words.InPeriod(Period.Parse(waiver.PeriodCode))]), $"/readiness/{link.Id}?period={waiver.PeriodCode}", place.Now, new Bilingual(waiver.RevokedReason!, waiver.RevokedReason!));
            return waiver;
        }, stop);
    }
}
