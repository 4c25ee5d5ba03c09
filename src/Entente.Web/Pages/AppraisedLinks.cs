using Entente.Domain.Appraisals;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Domain.Scorecards;
using Entente.Web.Data;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;

namespace Entente.Web.Pages;

/// <summary>Puts verdicts and readiness together for appraisals, which know neither feature: see <see cref="ReadLinkFacts"/>.</summary>
public sealed class AppraisedLinks(ReadScorecard scorecards, ReadReadiness readiness, Snapshots snapshots)
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<LinkFact>>> Read(Period period, IReadOnlyCollection<Guid> units, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var ready = await readiness(period, stop);
        var facts = new Dictionary<Guid, IReadOnlyList<LinkFact>>();
        foreach (var unit in units)
        {
            if ((await scorecards.Read(unit, period, stop)).Value is { } card)
                facts[unit] = [.. card.Links.Where(standing => ready.ContainsKey(standing.LinkId)).Select(standing => Of(chain, standing, ready[standing.LinkId]))];
        }

        return facts;
    }

    private static LinkFact Of(SupplyChain chain, LinkStanding standing, LinkReadiness ready)
    {
        var link = chain.Link(standing.LinkId)!;
        var (service, customer) = (chain.Service(link.ServiceId)!, chain.Directory.Unit(link.CustomerId)!);
        return new LinkFact
        {
            LinkId = link.Id,
            Service = service.Name,
            EnglishService = service.EnglishName,
            Customer = customer.Name,
            EnglishCustomer = customer.EnglishName,
            Verdict = standing.Verdict,
            Ratings = standing.Ratings,
            Bad = standing.StandingBad,
            Recovered = standing.Recovered,
            Missing = ready.Missing,
            WaiverReason = ready.WaiverReason,
        };
    }
}
