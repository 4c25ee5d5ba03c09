using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Administration;

/// <summary>Services, links and expectations of a workbook, held against what stands.</summary>
internal sealed class ChainPlan(EntenteDb db, OrganizationPlan organization)
{
    private readonly Dictionary<string, Service> services = new(StringComparer.Ordinal);
    private List<Link> links = [];
    private List<Expectation> expectations = [];

    public static async Task<ChainPlan> LoadAsync(EntenteDb db, OrganizationPlan organization, CancellationToken stop)
    {
        var plan = new ChainPlan(db, organization) { links = await db.Links.ToListAsync(stop), expectations = await db.Expectations.ToListAsync(stop) };
        foreach (var service in await db.Services.ToListAsync(stop))
            plan.services[Code.Normalize(service.Code)] = service;
        return plan;
    }

    public void TakeServices(IReadOnlyList<SheetRow> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row["code"] is not { } code)
                organization.Refuse(row, "code", new CellMissing());
            else if (!seen.Add(Code.Normalize(code)))
                organization.Refuse(row, "code", new RowRepeated(code));
            else if (organization.Unit(row["provider"]) is not { } provider)
                organization.Refuse(row, "provider", row["provider"] is { } unit ? new UnitUnknown(unit) : new CellMissing());
            else if (!Enum.TryParse<RatingMode>(row["mode"] ?? nameof(RatingMode.Open), ignoreCase: true, out var mode) || !Enum.IsDefined(mode))
                organization.Refuse(row, "mode", new CellInvalid(row["mode"]!, string.Join(", ", Enum.GetNames<RatingMode>())));
            else if (!int.TryParse(row["scale"] ?? "2", NumberStyles.None, CultureInfo.InvariantCulture, out var scale))
                organization.Refuse(row, "scale", new CellInvalid(row["scale"]!, "2, 5"));
            else
                TakeService(row, code, provider, scale, mode);
        }
    }

    public void TakeLinks(IReadOnlyList<SheetRow> rows)
    {
        foreach (var row in rows)
        {
            if (Find(row) is not var (service, customer) || organization.Day(row, "from", organization.Today) is not { } from)
                continue;
            var known = links.Find(link => link.ServiceId == service.Id && link.CustomerId == customer.Id && (row["from"] is null || link.From == from));
            if (known is null)
            {
                var made = Link.Create(Guid.CreateVersion7(organization.Now), service, customer, from, links);
                if (made.IsRefused)
                {
                    organization.Refuse(row, "customer", made.Refusal);
                    continue;
                }

                db.Add(known = made.Value);
                links.Add(known);
                organization.Count(created: true, changed: false);
            }
            else
            {
                organization.Count(created: false, changed: row["to"] is not null && known.To is null);
            }

            if (row["to"] is not null && known.To is null && organization.Day(row, "to", null) is { } to && known.End(to) is { } refusal)
                organization.Refuse(row, "to", refusal);
        }
    }

    public void TakeExpectations(IReadOnlyList<SheetRow> rows)
    {
        foreach (var row in rows)
        {
            if (Find(row) is not var (service, customer))
                continue;
            if (links.FindLast(link => link.ServiceId == service.Id && link.CustomerId == customer.Id) is not { } link)
                organization.Refuse(row, "customer", new LinkMissing(service.Name, customer.Name));
            else if (expectations.Exists(version => version.LinkId == link.Id && version.Text == row["text"]))
                organization.Count(created: false, changed: false);
            else
                TakeExpectation(row, link, service, customer);
        }
    }

    private void TakeService(SheetRow row, string code, Unit provider, int scale, RatingMode mode)
    {
        if (services.TryGetValue(Code.Normalize(code), out var known))
        {
            var same = known.Name == row["name"] && known.EnglishName == row["englishName"] && known.Mode == mode && known.CommentRequired == row.IsYes("commentRequired");
            if (known.Scale != scale)
                organization.Refuse(row, "scale", new CellInvalid(row["scale"] ?? "", known.Scale.ToString(CultureInfo.InvariantCulture)));
            else if (!same && known.Change(row["name"] ?? "", row["englishName"], mode, row.IsYes("commentRequired")) is { } refusal)
                organization.Refuse(row, "name", refusal);
            organization.Count(created: false, changed: !same);
            return;
        }

        var made = Service.Create(Guid.CreateVersion7(organization.Now), code, provider, row["name"] ?? "", row["englishName"], scale, mode, row.IsYes("commentRequired"));
        if (made.IsRefused)
        {
            organization.Refuse(row, made.Refusal.Field ?? "", made.Refusal);
            return;
        }

        db.Add(services[Code.Normalize(code)] = made.Value);
        organization.Count(created: true, changed: false);
    }

    private void TakeExpectation(SheetRow row, Link link, Service service, Unit customer)
    {
        if (PromiseOf(row) is not (true, var promise))
            return;
        var latest = expectations.Where(version => version.LinkId == link.Id).Select(version => version.Number).DefaultIfEmpty(0).Max();
        var made = Expectation.Propose(Guid.CreateVersion7(organization.Now), link, latest, row["text"] ?? "", row["englishText"], promise, organization.Now, null);
        if (made.IsRefused)
        {
            organization.Refuse(row, made.Refusal.Field ?? "text", made.Refusal);
            return;
        }

        var provider = db.Units.Local.First(unit => unit.Id == service.ProviderId);
        Sign(row, "signedByProvider", made.Value, LinkSide.Provider, provider);
        Sign(row, "signedByCustomer", made.Value, LinkSide.Customer, customer);
        db.Add(made.Value);
        expectations.Add(made.Value);
        organization.Count(created: true, changed: false);
    }

    private void Sign(SheetRow row, string column, Expectation expectation, LinkSide side, Unit unit)
    {
        if (row[column] is null || organization.Day(row, column, null) is not { } day)
            return;
        if (organization.ManagerOf(unit, day) is not { } manager)
            organization.Refuse(row, column, new PersonUnknown());
        else if (expectation.Sign(side, manager, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)) is { } refusal)
            organization.Refuse(row, column, refusal);
    }

    private (bool Ok, Promise? Promise) PromiseOf(SheetRow row)
    {
        if (row["measure"] is not { } measure)
            return (true, null);
        if (!double.TryParse(row["target"], NumberStyles.Float, CultureInfo.InvariantCulture, out var target))
        {
            organization.Refuse(row, "target", new CellInvalid(row["target"] ?? "", "3"));
            return (false, null);
        }

        if (!Enum.TryParse<Comparator>(row["comparator"] ?? nameof(Comparator.AtMost), ignoreCase: true, out var comparator) || !Enum.IsDefined(comparator))
        {
            organization.Refuse(row, "comparator", new CellInvalid(row["comparator"]!, "AtMost, AtLeast"));
            return (false, null);
        }

        return (true, new Promise(measure, comparator, target, row["unit"] ?? ""));
    }

    private (Service Service, Unit Customer)? Find(SheetRow row)
    {
        if (row["service"] is not { } code || !services.TryGetValue(Code.Normalize(code), out var service))
        {
            organization.Refuse(row, "service", row["service"] is { } unknown ? new ServiceUnknown(unknown) : new CellMissing());
            return null;
        }

        if (organization.Unit(row["customer"]) is { } customer)
            return (service, customer);
        organization.Refuse(row, "customer", row["customer"] is { } missing ? new UnitUnknown(missing) : new CellMissing());
        return null;
    }
}
