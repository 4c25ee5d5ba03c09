using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>The example's units, people, services, links and expectations as domain entities.</summary>
internal sealed class ExampleOrganization(ExampleCompany example, ExampleDates dates)
{
    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Service> services = new(StringComparer.Ordinal);
    private readonly List<Link> links = [];

    public async Task Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Stamp.Raise(db, Stamp.LoadingExample, stop);
        db.Add(Company.Found("Asia/Shanghai", isExample: true));
        AddOrganization(db);
        AddChain(db);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private void AddOrganization(EntenteDb db)
    {
        foreach (var unit in example.Units)
            db.Add(units[unit.Code] = Must(Unit.Create(Guid.CreateVersion7(), unit.Code, unit.Name, unit.EnglishName, unit.Parent is { } parent ? units[parent] : null)));
        foreach (var person in example.People)
        {
            var home = units[person.Unit];
            db.Add(people[person.Email] = Must(Person.Create(Guid.CreateVersion7(), person.Email, person.Name, person.EnglishName, person.Title, person.EnglishTitle, home.Id)));
            foreach (var unit in new[] { person.Unit }.Concat(person.AlsoIn ?? []))
                db.Add(Membership.Begin(Guid.CreateVersion7(), people[person.Email].Id, units[unit].Id, dates.Resolve(person.Since)));
            if (person.Role is { } role)
                db.Add(RoleGrant.Give(Guid.CreateVersion7(), people[person.Email].Id, role));
        }

        foreach (var terms in example.Managers.GroupBy(manager => manager.Unit))
        {
            ManagerTerm? before = null;
            foreach (var manager in terms.OrderBy(manager => dates.Resolve(manager.Since)))
            {
                var since = dates.Resolve(manager.Since);
                Must(before?.End(since.AddDays(-1)));
                db.Add(before = ManagerTerm.Begin(Guid.CreateVersion7(), units[terms.Key].Id, people[manager.Person].Id, since));
            }
        }
    }

    private void AddChain(EntenteDb db)
    {
        foreach (var service in example.Services)
        {
            db.Add(services[service.Code] = Must(Service.Create(
                Guid.CreateVersion7(), service.Code, units[service.Provider], service.Name, service.EnglishName, service.Scale, service.Mode, service.CommentRequired)));
        }

        foreach (var link in example.Links)
        {
            links.Add(Must(Link.Create(Guid.CreateVersion7(), services[link.Service], units[link.Customer], dates.Resolve(link.Since), links)));
            db.Add(links[^1]);
        }

        foreach (var expectation in example.Expectations)
            db.Add(Agreed(expectation));
    }

    private Expectation Agreed(ExampleExpectation expectation)
    {
        var service = services[expectation.Service];
        var link = links.Last(link => link.ServiceId == service.Id && link.CustomerId == units[expectation.Customer].Id);
        var promise = expectation.Promise is { } p ? new Promise(p.Measure, p.Comparator, p.Target, p.Unit) : null;
        var provider = example.Services.First(s => s.Code == expectation.Service).Provider;
        var proposedBy = example.ManagerOf(provider, dates.Resolve(expectation.Proposed), dates);
        var agreed = Must(Expectation.Propose(
            Guid.CreateVersion7(), link, expectation.Number - 1, expectation.Text, expectation.EnglishText, promise, dates.Instant(expectation.Proposed), proposedBy is null ? null : people[proposedBy].Id));
        Sign(agreed, LinkSide.Provider, provider, expectation.ProviderSigned);
        Sign(agreed, LinkSide.Customer, expectation.Customer, expectation.CustomerSigned);
        return agreed;
    }

    private void Sign(Expectation expectation, LinkSide side, string unit, string? when)
    {
        if (when is null || example.ManagerOf(unit, dates.Resolve(when), dates) is not { } manager)
            return;
        Must(expectation.Sign(side, people[manager].Id, dates.Instant(when)));
    }
}
