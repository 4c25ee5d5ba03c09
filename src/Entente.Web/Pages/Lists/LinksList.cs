using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Features.Chain;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>The links as they are administered: who serves whom, since when, and whether anything is agreed. Ended ones only where they are asked for.</summary>
public sealed class LinksList(ReadAgreed agreed, IStringLocalizer<Texts> texts, IStringLocalizer<PagesTexts> words) : IListSource<LinksList.Row>
{
    public sealed record Row(Link Link, Service Service, Unit Provider, Unit Customer, Expectation? Agreed);

    public async Task<Outcome<Listing<Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var inForce = await agreed.Read(stop);
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var rows = actor.Chain.Links.Where(link => (link.To < actor.Today) == asked["state"] is "ended")
            .Select(link => Of(link, actor.Chain, inForce.GetValueOrDefault(link.Id)))
            .Where(row => unit is not { } one || actor.Directory.IsInside(row.Provider.Id, one) || actor.Directory.IsInside(row.Customer.Id, one))
            .Where(row => asked["state"] is not "unagreed" || row.Agreed is null)
            .Where(row => asked.Finds("q", row.Service.Name, row.Service.EnglishName, row.Service.Code));
        return Listing<Row>.Of(asked, rows, Columns);
    }

    private static Row Of(Link link, SupplyChain chain, Expectation? agreed)
    {
        var service = chain.Service(link.ServiceId)!;
        return new Row(link, service, chain.Directory.Unit(service.ProviderId)!, chain.Directory.Unit(link.CustomerId)!, agreed);
    }

    private List<ListColumn<Row>> Columns =>
    [
        new(texts["Service"], row => Localized.Name(row.Service)) { Sort = "service" },
        new(texts["Field.CodeShort"], row => row.Service.Code),
        new(texts["Provider"], row => Localized.Name(row.Provider)) { Sort = "provider" },
        new(texts["Customer"], row => Localized.Name(row.Customer)) { Sort = "customer" },
        new(texts["Since"], row => row.Link.From) { Sort = "since" },
        new(words["Links.Until"], row => row.Link.To),
        new(words["Links.Agreed"], row => row.Agreed is null ? null : Localized.Name(row.Agreed.Text, row.Agreed.EnglishText)) { Sort = "agreed", By = row => row.Agreed is null ? 0 : 1 },
    ];
}
