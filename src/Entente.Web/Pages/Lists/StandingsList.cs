using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Domain.Scorecards;
using Entente.Web.Features.Readiness;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>Links with their verdicts in a period: of the whole company, or those that one unit provides.</summary>
public sealed class StandingsList(ReadScorecard scorecards, ReadReadiness readiness, ReadinessWords words, IStringLocalizer<Texts> texts) : IListSource<StandingsList.Row>
{
    /// <param name="Readiness">Whether its ratings may count towards appraisal; null where that is unknown.</param>
    public sealed record Row(LinkStanding Standing, Link Link, Service Service, Unit Provider, Unit Customer, LinkReadiness? Readiness);

    public async Task<Outcome<Listing<Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var unit = asked.Of("code") is { Length: > 0 } code ? actor.Directory.Unit(code) : actor.Directory.Root;
        if (unit is null)
            return new UnitUnknown(asked.Of("code"));
        var period = PeriodField.Of(asked["period"], actor.Today);
        var card = await scorecards.Read(unit.Id, period, stop);
        if (card.IsRefused)
            return card.Refusal;
        var ready = await readiness(period, stop);
        var verdict = asked.Choice<Verdict>("verdict");
        var around = asked["unit"] is { } wanted ? actor.Directory.Unit(wanted) : null;
        var rows = card.Value.Links.Select(standing => Of(standing, actor.Chain, ready))
            .Where(row => verdict is null || row.Standing.Verdict == verdict)
            .Where(row => around is null || actor.Directory.IsInside(row.Provider.Id, around.Id, period.End) || actor.Directory.IsInside(row.Customer.Id, around.Id, period.End))
            .OrderByDescending(row => row.Standing.Verdict).ThenByDescending(row => row.Standing.Ratings).ThenBy(row => row.Link.Id);
        return Listing<Row>.Of(asked, rows, Columns(actor.Chain), "-verdict");
    }

    private static Row Of(LinkStanding standing, SupplyChain chain, IReadOnlyDictionary<Guid, LinkReadiness> ready)
    {
        var link = chain.Link(standing.LinkId)!;
        var service = chain.Service(link.ServiceId)!;
        return new Row(standing, link, service, chain.Directory.Unit(service.ProviderId)!, chain.Directory.Unit(link.CustomerId)!, ready.GetValueOrDefault(link.Id));
    }

    private List<ListColumn<Row>> Columns(SupplyChain chain) =>
    [
        new(texts["Provider"], row => Localized.Name(row.Provider)) { Sort = "provider" },
        new(texts["Service"], row => Localized.Name(row.Service)) { Sort = "service" },
        new(texts["Customer"], row => Localized.Name(row.Customer)) { Sort = "customer" },
        new(texts["Verdict"], row => texts[$"Verdict.{row.Standing.Verdict}"].Value) { Sort = "verdict", By = row => row.Standing.Verdict },
        new(texts["Ratings"], row => row.Standing.Ratings) { Sort = "ratings" },
        new(texts["Answer.Good"], row => row.Standing.Good),
        new(texts["Answer.Neither"], row => row.Standing.Neither),
        new(texts["Bads"], row => row.Standing.StandingBad + row.Standing.Recovered),
        new(texts["Verdict.Recovered"], row => row.Standing.Recovered),
        new(words.CountsHeader, row => words.Counts(row.Readiness)),
        new(texts["Why"], row => StandingWords.Reason(row.Standing, chain, texts)),
    ];
}
