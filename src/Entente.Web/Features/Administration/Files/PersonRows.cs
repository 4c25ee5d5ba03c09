using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Administration.Files;

/// <summary>Takes in people, the units they belong to and their roles. A file adds; it never ends a membership or takes a role.</summary>
internal static class PersonRows
{
    private const string Sheet = OrgColumns.People;

    private static readonly char[] Separators = [',', ';', ' ', '、', '，', '；', '|'];

    private static readonly Dictionary<string, Role> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hr"] = Role.HumanResources,
        ["administrator"] = Role.Administrator,
        ["auditor"] = Role.Auditor,
        ["HumanResources"] = Role.HumanResources,
        ["人力资源"] = Role.HumanResources,
        ["管理员"] = Role.Administrator,
        ["审计员"] = Role.Auditor,
    };

    public static string NameOf(Role role) => Roles.First(pair => pair.Value == role).Key;

    public static void Take(ImportRun run, SheetFile file)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var members = run.Memberships.Where(m => m.To is null || m.To >= run.Today).Select(m => (m.PersonId, m.UnitId)).ToHashSet();
        foreach (var row in file.Rows(Sheet).Where(row => run.IsSound(Sheet, row)))
        {
            if (!seen.TryAdd(Person.NormalizeEmail(row["email"]), row.Number))
                run.Refuse(Sheet, row, "email", new RowTwice(seen[Person.NormalizeEmail(row["email"])]));
            else
                TakeOne(run, row, members);
        }
    }

    private static void TakeOne(ImportRun run, SheetRow row, HashSet<(Guid, Guid)> members)
    {
        var person = run.Person(row["email"]);
        var home = row["home"].Length > 0 ? run.Unit(row["home"]) : person is null ? null : run.Units.Values.First(unit => unit.Id == person.HomeUnitId);
        if (home is null or { DissolvedOn: not null })
        {
            run.Refuse(Sheet, row, "home", home is not null ? new UnitIsDissolved(home.Name) : row["home"].Length > 0 ? new UnitUnknown(row["home"]) : new CellMissing("home"));
            return;
        }

        var created = person is null;
        var changed = false;
        if (person is null)
        {
            var made = Person.Create(run.Place.NewId(), row["email"], row["name"], row.Or("englishName", null), row.Or("title", null), row.Or("englishTitle", null), home.Id);
            if (made.IsRefused)
            {
                run.Refuse(Sheet, row, made.Refusal.Field, made.Refusal);
                return;
            }

            person = made.Value;
            run.People.Add(person.Email, person);
            run.Place.Db.Add(person);
        }
        else if (!Change(run, row, person, home, out changed))
        {
            return;
        }

        changed |= TakeUnits(run, row, person, home, members);
        changed |= TakeRoles(run, row, person);
        run.Fates[(Sheet, row.Number)] = created ? RowFate.Created : changed ? RowFate.Changed : RowFate.Unchanged;
    }

    private static bool Change(ImportRun run, SheetRow row, Person person, Unit home, out bool changed)
    {
        var (english, title, englishTitle) = (row.Or("englishName", person.EnglishName), row.Or("title", person.Title), row.Or("englishTitle", person.EnglishTitle));
        changed = (row["name"], english, title, englishTitle, home.Id) != (person.Name, person.EnglishName, person.Title, person.EnglishTitle, person.HomeUnitId);
        if (changed && person.Change(row["name"], english, title, englishTitle, home.Id) is { } refusal)
            return run.Refuse(Sheet, row, refusal.Field, refusal);
        return true;
    }

    private static bool TakeUnits(ImportRun run, SheetRow row, Person person, Unit home, HashSet<(Guid, Guid)> members)
    {
        var changed = false;
        var units = new List<Unit> { home };
        foreach (var code in row["units"].Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (run.Unit(code) is { DissolvedOn: null } unit)
                units.Add(unit);
            else
                run.Refuse(Sheet, row, "units", new UnitUnknown(code));
        }

        foreach (var unit in units.Where(unit => members.Add((person.Id, unit.Id))))
        {
            run.Place.Db.Add(Membership.Begin(run.Place.NewId(), person.Id, unit.Id, run.Today));
            changed = true;
        }

        return changed;
    }

    private static bool TakeRoles(ImportRun run, SheetRow row, Person person)
    {
        var changed = false;
        foreach (var name in row["roles"].Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Roles.TryGetValue(name, out var role))
                run.Refuse(Sheet, row, "roles", new CellNotChoice(name, "hr, administrator, auditor"));
            else if (run.Roles.Contains((person.Id, role)))
                continue;
            else if (!run.Place.Actor.IsAdministrator)
                run.Refuse(Sheet, row, "roles", new NotAllowed());
            else
                changed = Give(run, person, role);
        }

        return changed;
    }

    private static bool Give(ImportRun run, Person person, Role role)
    {
        run.Roles.Add((person.Id, role));
        run.Place.Db.Add(RoleGrant.Give(run.Place.NewId(), person.Id, role));
        run.Place.Record("role.given", $"person/{person.Id}", role.ToString());
        return true;
    }
}
