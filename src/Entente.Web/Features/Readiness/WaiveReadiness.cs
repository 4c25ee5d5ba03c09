using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Readiness;

/// <summary>Lets a link count in a period although something is missing; both sides are told, and everybody sees why.</summary>
public sealed class WaiveReadiness(Arranging arranging, ReadinessWords words, IStringLocalizer<ReadinessTexts> t)
{
    public sealed record Request
    {
        /// <summary>The link.</summary>
        public Guid Link { get; set; }

        /// <summary>The code of the period.</summary>
        [Required]
        public string Period { get; set; } = "";

        /// <summary>Why; shown to everybody.</summary>
        public string? Reason { get; set; }
    }

    public async Task<Outcome<ReadinessWaiver>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!ReadinessRights.MayWaive(actor))
            return new NotAllowed();
        // In one order with the closing of periods, so that no waiver comes to a period that is closed at this moment.
        return await arranging.Run<ReadinessWaiver>(actor, async place =>
        {
            var chain = place.Actor.Chain;
            if (chain.Link(request.Link) is not { } link)
                return new LinkUnknown();
            if (!Period.TryParse(request.Period, out var period))
                return new PeriodInvalid(request.Period);
            var known = await place.Db.ReadinessWaivers.Where(waiver => waiver.LinkId == link.Id).ToListAsync(place.Stop);
            var granted = ReadinessWaiver.Grant(place.NewId(), link, period, request.Reason, known, chain.Directory, actor.PersonId, place.Now);
            if (granted.IsRefused)
                return granted;
            var waiver = granted.Value;
            place.Db.Add(waiver);
            place.Record("readiness.waived", $"link/{link.Id}/{period}", waiver.Reason);
            foreach (var person in Sides(chain, link, place.Actor.Today).Where(person => person != actor.PersonId))
                place.Db.Tell(person, ReadinessFeature.Kind, Bilingual.Of(() => t["Waiver.Told", words.Link(link, chain), words.InPeriod(period)]), $"/readiness/{link.Id}?period={period}", place.Now, new Bilingual(waiver.Reason, waiver.Reason));
            return waiver;
        }, stop);
    }

    internal static IEnumerable<Guid> Sides(SupplyChain chain, Link link, DateOnly day) =>
        new[] { chain.ProviderOf(link), link.CustomerId }.Select(unit => chain.Directory.SpeakerOf(unit, day)?.Id).OfType<Guid>().Distinct();
}
