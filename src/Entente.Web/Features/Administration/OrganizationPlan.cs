using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Administration;

/// <summary>Units, people, memberships, managers and roles of a workbook, held against what stands.</summary>
internal sealed class OrganizationPlan(EntenteDb db, DateOnly today, DateTimeOffset now, Reply reply)
{
    private readonly List<RowError> errors = [];
    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly HashSet<(Guid Person, Guid Unit)> memberships = [];
    private readonly HashSet<(Guid Person, Role Role)> roles = [];
    private List<ManagerTerm> terms = [];

    public IReadOnlyList<RowError> Errors => errors;

    public int Created { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public DateOnly Today => today;

    public DateTimeOffset Now => now;

    public static async Task<OrganizationPlan> LoadAsync(EntenteDb db, DateOnly today, DateTimeOffset now, Reply reply, CancellationToken stop)
    {
        var plan = new OrganizationPlan(db, today, now, reply);
        foreach (var unit in await db.Units.ToListAsync(stop))
            plan.units[Code.Normalize(unit.Code)] = unit;
        foreach (var person in await db.People.Where(person => person.RemovedAt == null).ToListAsync(stop))
            plan.people[person.Email] = person;
        foreach (var membership in await db.Memberships.Where(m => m.To == null).ToListAsync(stop))
            plan.memberships.Add((membership.PersonId, membership.UnitId));
        foreach (var grant in await db.RoleGrants.ToListAsync(stop))
            plan.roles.Add((grant.PersonId, grant.Role));
        plan.terms = await db.ManagerTerms.ToListAsync(stop);
        if (!await db.Companies.AnyAsync(stop))
            db.Add(Company.Found("Asia/Shanghai", isExample: false));
        return plan;
    }

    public Unit? Unit(string? code) => code is null ? null : units.GetValueOrDefault(Code.Normalize(code));

    public Person? Person(string? email) => email is null ? null : people.GetValueOrDefault(Domain.Organization.Person.NormalizeEmail(email));

    /// <summary>Who answered for a unit on a day, or does now.</summary>
    public Guid? ManagerOf(Unit unit, DateOnly day) =>
        terms.Where(term => term.UnitId == unit.Id && term.CoversDay(day)).MaxBy(term => term.From)?.PersonId ?? terms.Where(term => term.UnitId == unit.Id).MaxBy(term => term.From)?.PersonId;

    public void Refuse(SheetRow row, string column, Refusal refusal) => errors.Add(new RowError(row.Sheet, row.Number, column, reply.Sentence(refusal)));

    public void Count(bool created, bool changed)
    {
        if (created)
            Created++;
        else if (changed)
            Changed++;
        else
            Unchanged++;
    }

    public DateOnly? Day(SheetRow row, string column, DateOnly? otherwise)
    {
        if (row[column] is not { } text)
            return otherwise;
        if (DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day))
            return day;
        Refuse(row, column, new CellInvalid(text, "2026-01-31"));
        return null;
    }

    /// <summary>Parents may stand below their parts in the sheet: rows are taken until none can be taken any more.</summary>
    public void TakeUnits(IReadOnlyList<SheetRow> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new List<SheetRow>();
        foreach (var row in rows)
        {
            if (row["code"] is not { } code)
                Refuse(row, "code", new CellMissing());
            else if (!seen.Add(Code.Normalize(code)))
                Refuse(row, "code", new RowRepeated(code));
            else
                waiting.Add(row);
        }

        while (waiting.Find(row => row["parent"] is null || Unit(row["parent"]) is not null) is { } next)
        {
            waiting.Remove(next);
            TakeUnit(next);
        }

        foreach (var row in waiting)
            Refuse(row, "parent", new UnitUnknown(row["parent"]!));
    }

    public void TakePeople(IReadOnlyList<SheetRow> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row["email"] is not { } email)
                Refuse(row, "email", new CellMissing());
            else if (!seen.Add(Domain.Organization.Person.NormalizeEmail(email)))
                Refuse(row, "email", new RowRepeated(email));
            else if (Unit(row["home"]) is not { } home)
                Refuse(row, "home", row["home"] is { } code ? new UnitUnknown(code) : new CellMissing());
            else
                TakePerson(row, email, home);
        }
    }

    public void TakeManagers(IReadOnlyList<SheetRow> rows)
    {
        foreach (var row in rows)
        {
            if (row["manager"] is not { } email || Unit(row["code"]) is not { } unit)
                continue;
            if (Person(email) is not { } person)
            {
                Refuse(row, "manager", new PersonUnknown());
                continue;
            }

            if (Day(row, "managerFrom", today) is not { } from || ManagerOf(unit, today) == person.Id)
                continue;
            var term = ManagerTerms.Succeed(Guid.CreateVersion7(now), unit, person, from, terms);
            if (term.IsRefused)
            {
                Refuse(row, "managerFrom", term.Refusal);
                continue;
            }

            db.Add(term.Value);
            terms.Add(term.Value);
            Count(created: true, changed: false);
        }
    }

    private void TakeUnit(SheetRow row)
    {
        var known = Unit(row["code"]);
        if (known is not null)
        {
            var same = known.Name == row["name"] && known.EnglishName == row["englishName"];
            if (!same && known.Rename(row["name"] ?? "", row["englishName"]) is { } refusal)
                Refuse(row, "name", refusal);
            Count(created: false, changed: !same);
            return;
        }

        if (row["parent"] is null && units.Values.Any(unit => unit.ParentId is null))
        {
            Refuse(row, "parent", new RootStays());
            return;
        }

        var made = Domain.Organization.Unit.Create(Guid.CreateVersion7(now), row["code"]!, row["name"] ?? "", row["englishName"], Unit(row["parent"]));
        if (made.IsRefused)
        {
            Refuse(row, made.Refusal.Field ?? "", made.Refusal);
            return;
        }

        db.Add(units[Code.Normalize(made.Value.Code)] = made.Value);
        Count(created: true, changed: false);
    }

    private void TakePerson(SheetRow row, string email, Unit home)
    {
        var known = Person(email);
        var created = known is null;
        var changed = false;
        if (known is null)
        {
            var made = Domain.Organization.Person.Create(Guid.CreateVersion7(now), email, row["name"] ?? "", row["englishName"], row["title"], row["englishTitle"], home.Id);
            if (made.IsRefused)
            {
                Refuse(row, made.Refusal.Field ?? "", made.Refusal);
                return;
            }

            db.Add(people[made.Value.Email] = known = made.Value);
        }
        else if (known.Name != row["name"] || known.EnglishName != row["englishName"] || known.Title != row["title"] || known.EnglishTitle != row["englishTitle"] || known.HomeUnitId != home.Id)
        {
            if (known.Change(row["name"] ?? "", row["englishName"], row["title"], row["englishTitle"], home.Id) is { } refusal)
                Refuse(row, refusal.Field ?? "", refusal);
            changed = true;
        }

        changed |= TakeMemberships(row, known, home) | TakeRoles(row, known);
        Count(created, changed);
    }

    private bool TakeMemberships(SheetRow row, Person person, Unit home)
    {
        var added = false;
        foreach (var code in new[] { home.Code }.Concat(Listed(row["units"])))
        {
            if (Unit(code) is not { } unit)
                Refuse(row, "units", new UnitUnknown(code));
            else if (memberships.Add((person.Id, unit.Id)))
            {
                db.Add(Membership.Begin(Guid.CreateVersion7(now), person.Id, unit.Id, today));
                added = true;
            }
        }

        return added;
    }

    private bool TakeRoles(SheetRow row, Person person)
    {
        var added = false;
        foreach (var name in Listed(row["roles"]))
        {
            if (!Enum.TryParse<Role>(name, ignoreCase: true, out var role) || !Enum.IsDefined(role))
                Refuse(row, "roles", new CellInvalid(name, string.Join(", ", Enum.GetNames<Role>())));
            else if (roles.Add((person.Id, role)))
            {
                db.Add(RoleGrant.Give(Guid.CreateVersion7(now), person.Id, role));
                added = true;
            }
        }

        return added;
    }

    private static string[] Listed(string? text) => text?.Split([',', '，', ';', '；', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
