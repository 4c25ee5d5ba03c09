using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Readiness;

/// <summary>The links that run in a period, by unit on either side, whether they count, and what is missing.</summary>
public sealed class ReadinessList(ReadLinks links, ReadinessWords words, IStringLocalizer<ReadinessTexts> t, IStringLocalizer<Texts> all) : IListSource<ReadinessList.Row>
{
    public sealed record Row(LinkReadiness Readiness, Link Link, Service Service, Unit Provider, Unit Customer);

    public async Task<Outcome<Listing<Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var period = PeriodField.Of(asked["period"], actor.Today);
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var missing = asked.Choice<ReadinessGap>("missing");
        var rows = (await links.Read(period, stop)).Values.Select(readiness => Of(readiness, actor.Chain))
            .Where(row => unit is not { } around || actor.Directory.IsInside(row.Provider.Id, around, period.End) || actor.Directory.IsInside(row.Customer.Id, around, period.End))
            .Where(row => missing is not { } gap || row.Readiness.Missing.Contains(gap))
            .Where(row => asked["state"] switch { "ready" => row.Readiness.IsReady, "waived" => row.Readiness is { IsReady: false, Counts: true }, "feedback" => !row.Readiness.Counts, _ => true })
            .OrderByDescending(row => row.Readiness.Missing.Count).ThenBy(row => row.Service.Code, StringComparer.Ordinal).ThenBy(row => row.Customer.Code, StringComparer.Ordinal).ThenBy(row => row.Link.Id);
        return Listing<Row>.Of(asked, rows, Columns(period), "-missing");
    }

    private static Row Of(LinkReadiness readiness, SupplyChain chain)
    {
        var link = chain.Link(readiness.LinkId)!;
        var service = chain.Service(link.ServiceId)!;
        return new Row(readiness, link, service, chain.Directory.Unit(service.ProviderId)!, chain.Directory.Unit(link.CustomerId)!);
    }

    private List<ListColumn<Row>> Columns(Period period) =>
    [
        new(all["Period"], _ => period.ToString()),
        new(all["Service"], row => Localized.Name(row.Service)) { Sort = "service" },
        new(all["Provider"], row => Localized.Name(row.Provider)) { Sort = "provider" },
        new(all["Customer"], row => Localized.Name(row.Customer)) { Sort = "customer" },
        new(t["State"], row => words.State(row.Readiness)) { Sort = "state", By = row => row.Readiness.IsReady ? 2 : row.Readiness.Counts ? 1 : 0 },
        new(t["Missing"], row => words.Missing(row.Readiness)) { Sort = "missing", By = row => row.Readiness.Missing.Count },
        new(t["Waiver.Reason"], row => row.Readiness.WaiverReason),
    ];
}
