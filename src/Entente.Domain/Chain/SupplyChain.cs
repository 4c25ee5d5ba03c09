using System.Collections.Frozen;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Chain;

/// <summary>The internal supply chain (内部供应链) as it stands: services and links over a <see cref="CompanyDirectory"/>. A snapshot that never changes.</summary>
public sealed class SupplyChain
{
    private readonly FrozenDictionary<Guid, Service> services;
    private readonly FrozenDictionary<string, Service> servicesByCode;
    private readonly FrozenDictionary<Guid, Link> links;
    private readonly ILookup<Guid, Link> linksByService;
    private readonly ILookup<Guid, Link> linksByCustomer;
    private readonly ILookup<Guid, Service> servicesByProvider;

    /// <summary>A snapshot of these facts.</summary>
    public SupplyChain(CompanyDirectory directory, IReadOnlyCollection<Service> services, IReadOnlyCollection<Link> links)
    {
        Directory = directory;
        this.services = services.ToFrozenDictionary(service => service.Id);
        servicesByCode = services.ToFrozenDictionary(service => Code.Normalize(service.Code), StringComparer.Ordinal);
        this.links = links.ToFrozenDictionary(link => link.Id);
        linksByService = links.OrderBy(link => link.From).ToLookup(link => link.ServiceId);
        linksByCustomer = links.ToLookup(link => link.CustomerId);
        servicesByProvider = services.OrderBy(service => service.Code, StringComparer.Ordinal).ToLookup(service => service.ProviderId);
    }

    /// <summary>The organisation it lies over.</summary>
    public CompanyDirectory Directory { get; }

    /// <summary>Every service, retired ones too, in order of code.</summary>
    public IEnumerable<Service> Services => services.Values.OrderBy(service => service.Code, StringComparer.Ordinal);

    /// <summary>Every link, ended ones too, in order of service, customer and first day.</summary>
    public IEnumerable<Link> Links => links.Values.OrderBy(link => services[link.ServiceId].Code, StringComparer.Ordinal)
        .ThenBy(link => Directory.Unit(link.CustomerId)!.Code, StringComparer.Ordinal).ThenBy(link => link.From);

    /// <summary>The service with this identity; null when unknown.</summary>
    public Service? Service(Guid id) => services.GetValueOrDefault(id);

    /// <summary>The service with this code; null when unknown.</summary>
    public Service? Service(string code) => servicesByCode.GetValueOrDefault(Code.Normalize(code));

    /// <summary>The services a unit itself offers, in order of code.</summary>
    public IEnumerable<Service> ServicesOf(Guid provider) => servicesByProvider[provider];

    /// <summary>The link with this identity; null when unknown.</summary>
    public Link? Link(Guid id) => links.GetValueOrDefault(id);

    /// <summary>The link of a service towards a customer on a day; null where there is none.</summary>
    public Link? Link(Guid service, Guid customer, DateOnly day) =>
        linksByService[service].FirstOrDefault(link => link.CustomerId == customer && link.CoversDay(day));

    /// <summary>The links of a service, earliest first.</summary>
    public IEnumerable<Link> LinksOf(Guid service) => linksByService[service];

    /// <summary>The links towards a unit itself.</summary>
    public IEnumerable<Link> LinksTowards(Guid customer) => linksByCustomer[customer];

    /// <summary>The links provided by a unit or a unit that is inside it as they stand, in any order; ended ones too.</summary>
    public IEnumerable<Link> LinksProvidedBy(Guid unit) => LinksProvidedBy(unit, DateOnly.MaxValue);

    /// <summary>The links provided by a unit or a unit that was inside it on a day, in any order; ended ones too.</summary>
    public IEnumerable<Link> LinksProvidedBy(Guid unit, DateOnly day) =>
        Directory.Subtree(unit, day).SelectMany(part => servicesByProvider[part.Id]).SelectMany(service => linksByService[service.Id]);

    /// <summary>Who provides a link.</summary>
    public Guid ProviderOf(Link link) => services[link.ServiceId].ProviderId;

    /// <summary>
    /// The links that a person may rate on a day: those towards a unit they belong to, directly or through a unit inside it,
    /// without those that their own people provide; see <see cref="ChainAccess.MayRate"/>.
    /// </summary>
    public IEnumerable<Link> LinksFor(Guid person, DateOnly day) =>
        Directory.UnitsOf(person, day).SelectMany(unit => Directory.PathTo(unit, day)).Select(unit => unit.Id).Distinct()
            .SelectMany(LinksTowards).Where(link => link.CoversDay(day) && ChainAccess.MayRate(this, link, person, day));
}
