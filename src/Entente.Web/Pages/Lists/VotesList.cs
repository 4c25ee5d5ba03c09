using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Features.Readiness;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>The single votes of a unit's index, for those who may know whose they are; everybody else sees their spread alone.</summary>
public sealed class VotesList(ReadVotes votes, ReadReadiness readiness, ReadinessWords words, IStringLocalizer<Texts> texts) : IListSource<ReadVotes.Row>
{
    public async Task<Outcome<Listing<ReadVotes.Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Unit(asked.Of("code")) is not { } unit)
            return new UnitUnknown(asked.Of("code"));
        var period = PeriodField.Of(asked["period"], actor.Today);
        var rows = await votes.Read(unit.Id, period, actor, stop);
        // A vote without its name still says which customer gave it, and a customer may be one person.
        if (rows.Any(row => row.Rater is null))
            return new NotAllowed();
        var chain = actor.Chain;
        var service = asked["service"] is { } serviceCode ? chain.Service(serviceCode)?.Id ?? Guid.Empty : (Guid?)null;
        var customer = asked["customer"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var wanted = rows.Where(row => (service is null || chain.Link(row.LinkId)!.ServiceId == service) && (customer is null || chain.Link(row.LinkId)!.CustomerId == customer));
        return Listing<ReadVotes.Row>.Of(asked, wanted, Columns(chain, await readiness(period, stop)), "value");
    }

    private List<ListColumn<ReadVotes.Row>> Columns(SupplyChain chain, IReadOnlyDictionary<Guid, LinkReadiness> ready) =>
    [
        new(texts["Rater"], row => row.Rater is { RemovedAt: null } rater ? Localized.Name(rater) : null) { Sort = "rater" },
        new(texts["Service"], row => Localized.Name(chain.Service(chain.Link(row.LinkId)!.ServiceId)!)) { Sort = "service" },
        new(texts["Customer"], row => Localized.Name(chain.Directory.Unit(chain.Link(row.LinkId)!.CustomerId)!)) { Sort = "customer" },
        new(texts["Index.Value"], row => Math.Round(row.Value * 100, 1)) { Sort = "value", By = row => row.Value },
        new(words.CountsHeader, row => words.Counts(ready.GetValueOrDefault(row.LinkId))),
    ];
}
