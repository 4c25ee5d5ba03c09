using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Features.Demo;

namespace Entente.Web.Tests.Features.Demo;

/// <summary>The example company as the domain sees it, made by the domain's own rules.</summary>
internal sealed class ExampleChain
{
    public ExampleChain(ExampleCompany company, DateOnly today)
    {
        var dates = new ExampleDates(today);
        var units = new Dictionary<string, Unit>();
        foreach (var unit in company.Units)
            units[unit.Code] = Unit.Create(Guid.NewGuid(), unit.Code, unit.Name, unit.EnglishName, unit.Parent is null ? null : units[unit.Parent]).Value!;
        foreach (var p in company.People)
            People[p.Email] = Person.Create(Guid.NewGuid(), p.Email, p.Name, p.EnglishName, p.Title, p.EnglishTitle, units[p.Unit].Id).Value!;
        var memberships = company.People.SelectMany(p => (IEnumerable<Membership>)
            [.. (p.AlsoIn ?? []).Append(p.Unit).Select(unit => Membership.Begin(Guid.NewGuid(), People[p.Email].Id, units[unit].Id, dates.Resolve(p.Since)))]);
        var terms = company.Managers.GroupBy(manager => manager.Unit).SelectMany(unit => unit.Select(manager =>
        {
            var term = ManagerTerm.Begin(Guid.NewGuid(), units[unit.Key].Id, People[manager.Person].Id, dates.Resolve(manager.Since));
            if (unit.Where(other => dates.Resolve(other.Since) > term.From).MinBy(other => dates.Resolve(other.Since)) is { } next)
                Assert.Null(term.End(dates.Resolve(next.Since).AddDays(-1)));
            return term;
        }));
        var roles = company.People.Where(p => p.Role is not null).Select(p => RoleGrant.Give(Guid.NewGuid(), People[p.Email].Id, p.Role!.Value));
        var directory = new CompanyDirectory(Company.Found("Asia/Shanghai", true), units.Values, [], People.Values, [.. memberships], [.. terms], [.. roles], []);
        var services = company.Services.ToDictionary(
            s => s.Code, s => Service.Create(Guid.NewGuid(), s.Code, units[s.Provider], s.Name, s.EnglishName, s.Scale, s.Mode, s.CommentRequired).Value!);
        foreach (var link in company.Links)
            Links[(link.Service, link.Customer)] =
                Link.Create(Guid.NewGuid(), services[link.Service], units[link.Customer], dates.Resolve(link.Since), [.. Links.Values]).Value!;
        Chain = new SupplyChain(directory, services.Values, Links.Values);
    }

    public SupplyChain Chain { get; }

    public Dictionary<string, Person> People { get; } = [];

    public Dictionary<(string Service, string Customer), Link> Links { get; } = [];
}
