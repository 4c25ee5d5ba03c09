using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>The services, who provides them and to whom. What was retired is in it only where it is asked for.</summary>
public sealed class ServicesList(IStringLocalizer<Texts> texts, IStringLocalizer<PagesTexts> words) : IListSource<ServicesList.Row>
{
    public sealed record Row(Service Service, Unit Provider, IReadOnlyList<Link> Links);

    public Task<Outcome<Listing<Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var provider = asked["provider"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var mode = asked.Choice<RatingMode>("mode");
        var retired = asked["state"] is "retired";
        var rows = actor.Chain.Services
            .Where(service => service.RetiredOn is not null == retired && (provider is null || service.ProviderId == provider) && (mode is null || service.Mode == mode))
            .Where(service => asked.Finds("q", service.Name, service.EnglishName, service.Code))
            .Select(service => new Row(service, actor.Directory.Unit(service.ProviderId)!, [.. actor.Chain.LinksOf(service.Id).Where(link => link.CoversDay(actor.Today))]));
        return Task.FromResult<Outcome<Listing<Row>>>(Listing<Row>.Of(asked, rows, Columns(actor)));
    }

    private List<ListColumn<Row>> Columns(Actor actor) =>
    [
        new(texts["Service"], row => Localized.Name(row.Service)) { Sort = "service" },
        new(texts["Field.CodeShort"], row => row.Service.Code) { Sort = "code" },
        new(texts["Provider"], row => Localized.Name(row.Provider)) { Sort = "provider" },
        new(texts["Scale"], row => texts[$"Scale.{row.Service.Scale}"].Value) { Sort = "scale", By = row => row.Service.Scale },
        new(texts["Mode"], row => texts[$"Mode.{row.Service.Mode}"].Value) { Sort = "mode", By = row => row.Service.Mode },
        new(texts["Services.Customers"], row => string.Join(Localized.IsEnglish ? ", " : "、", row.Links.Select(link => Localized.Name(actor.Directory.Unit(link.CustomerId)!)))) { Sort = "customers", By = row => row.Links.Count },
        new(words["Services.Retired"], row => row.Service.RetiredOn),
    ];
}
