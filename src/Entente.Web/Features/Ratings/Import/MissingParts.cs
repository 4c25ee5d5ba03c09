using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings.Import;

/// <summary>Makes what the rows of a file name and the organisation lacks: units below the root, services, links, and people of the customer unit.</summary>
internal sealed class MissingParts(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Service> services = new(StringComparer.Ordinal);
    private readonly HashSet<(Guid Service, Guid Customer)> links = [];
    private readonly HashSet<string> people = new(StringComparer.Ordinal);

    /// <summary>The organisation with the missing parts in it. A row that names something impossible is left to be refused later.</summary>
    public async Task<SupplyChain> Create(RatingRow[] rows, SupplyChain chain, DateOnly first, ImportReport report, bool dryRun, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var root = chain.Directory.Root ?? AddRoot(db, chain, report);
        foreach (var row in rows)
        {
            if (UnitOf(db, chain, row.Provider, root, report) is not { } provider || UnitOf(db, chain, row.Customer, root, report) is not { } customer)
                continue;
            if (ServiceOf(db, chain, row, provider, report) is not { } service)
                continue;
            AddLink(db, chain, service, customer, first, report);
            AddPerson(db, chain, row.Rater, customer, first, report);
        }

        if (dryRun || !db.ChangeTracker.HasChanges())
            return chain;
        db.Record(null, "import.created-missing", "import/ratings", null, clock.Now());
        await db.SaveChangesAsync(stop);
        return await snapshots.Read(stop);
    }

    private static Unit AddRoot(EntenteDb db, SupplyChain chain, ImportReport report)
    {
        var root = Unit.Create(Guid.CreateVersion7(), "company", "公司", "Company", null).Value!;
        db.Add(Company.Found(chain.Directory.Company.TimeZone, isExample: false));
        db.Add(root);
        report.CreatedUnits++;
        return root;
    }

    private Unit? UnitOf(EntenteDb db, SupplyChain chain, string code, Unit root, ImportReport report)
    {
        if (chain.Directory.Unit(code) is { } known)
            return known;
        if (units.TryGetValue(Code.Normalize(code), out var made))
            return made;
        if (Unit.Create(Guid.CreateVersion7(), code, code, null, root).Value is not { } unit)
            return null;
        db.Add(units[Code.Normalize(code)] = unit);
        report.CreatedUnits++;
        return unit;
    }

    private Service? ServiceOf(EntenteDb db, SupplyChain chain, RatingRow row, Unit provider, ImportReport report)
    {
        if (chain.Service(row.Service) is { } known)
            return known;
        if (services.TryGetValue(Code.Normalize(row.Service), out var made))
            return made;
        var scale = int.TryParse(row.Scale, NumberStyles.None, CultureInfo.InvariantCulture, out var levels) ? levels : 5;
        if (Service.Create(Guid.CreateVersion7(), row.Service, provider, row.Service, null, scale, RatingMode.Open, false).Value is not { } service)
            return null;
        db.Add(services[Code.Normalize(row.Service)] = service);
        report.CreatedServices++;
        return service;
    }

    private void AddLink(EntenteDb db, SupplyChain chain, Service service, Unit customer, DateOnly first, ImportReport report)
    {
        if (!links.Add((service.Id, customer.Id)) || chain.LinksOf(service.Id).Any(link => link.CustomerId == customer.Id))
            return;
        if (Link.Create(Guid.CreateVersion7(), service, customer, first, []).Value is { } link)
        {
            db.Add(link);
            report.CreatedLinks++;
        }
    }

    private void AddPerson(EntenteDb db, SupplyChain chain, string email, Unit home, DateOnly first, ImportReport report)
    {
        if (chain.Directory.Person(email) is not null || !people.Add(Person.NormalizeEmail(email)))
            return;
        if (Person.Create(Guid.CreateVersion7(), email, email.Split('@')[0], null, null, null, home.Id).Value is { } person)
        {
            db.Add(person);
            db.Add(Membership.Begin(Guid.CreateVersion7(), person.Id, home.Id, first));
            report.CreatedPeople++;
        }
    }
}
