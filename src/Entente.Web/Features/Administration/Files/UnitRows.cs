using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Administration.Files;

/// <summary>Takes in units, wholes before parts whatever their order in the file, and afterwards their managers.</summary>
internal static class UnitRows
{
    private const string Sheet = OrgColumns.Units;

    public static void Take(ImportRun run, SheetFile file)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var waiting = new List<SheetRow>();
        foreach (var row in file.Rows(Sheet).Where(row => run.IsSound(Sheet, row)))
        {
            if (seen.TryAdd(Code.Normalize(row["code"]), row.Number))
                waiting.Add(row);
            else
                run.Refuse(Sheet, row, "code", new RowTwice(seen[Code.Normalize(row["code"])]));
        }

        while (waiting.Count > 0)
        {
            var ready = waiting.Where(row => row["parent"].Length == 0 || run.Unit(row["parent"]) is not null).ToList();
            if (ready.Count == 0)
                break;
            foreach (var row in ready)
                TakeOne(run, row);
            var done = ready.ToHashSet();
            waiting.RemoveAll(done.Contains);
        }

        foreach (var row in waiting)
            run.Refuse(Sheet, row, "parent", seen.ContainsKey(Code.Normalize(row["parent"])) ? new UnitCycle(row["code"]) : new UnitUnknown(row["parent"]));
    }

    /// <summary>Managers come after people, because they are people.</summary>
    public static void TakeManagers(ImportRun run, SheetFile file)
    {
        foreach (var row in file.Rows(Sheet).Where(row => row["manager"].Length > 0 && run.IsSound(Sheet, row)))
        {
            if (run.Unit(row["code"]) is not { } unit || !run.Day(Sheet, row, "managerFrom", out var from))
                continue;
            if (run.Person(row["manager"]) is not { } person)
            {
                run.Refuse(Sheet, row, "manager", new PersonUnknown());
                continue;
            }

            if (!run.Terms.TryGetValue(unit.Id, out var terms))
                run.Terms[unit.Id] = terms = [];
            if (terms.Exists(term => term.PersonId == person.Id && (from is null ? term.To is null : term.From == from)))
                continue;
            if (from is not null && terms.MaxBy(term => term.From) is { To: null } inOffice && inOffice.PersonId == person.Id)
            {
                run.Refuse(Sheet, row, "managerFrom", new FixedOnceMade("managerFrom", inOffice.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
                continue;
            }

            // A file never takes an appointment back: it may be older than the appointment.
            var begun = ManagerTerms.Succeed(run.Place.NewId(), unit, person, from ?? run.Today, DateOnly.MaxValue, terms);
            if (begun.IsRefused)
            {
                run.Refuse(Sheet, row, begun.Refusal is ManagerTermBackwards ? "managerFrom" : "manager", begun.Refusal);
                continue;
            }

            terms.Add(begun.Value.Term);
            run.Place.Db.Add(begun.Value.Term);
            run.Managers.Add(unit.Id);
        }
    }

    private static void TakeOne(ImportRun run, SheetRow row)
    {
        var parent = row["parent"].Length == 0 ? null : run.Unit(row["parent"]);
        if (run.Unit(row["code"]) is not { } unit)
        {
            if (parent is null && run.Units.Count > 0)
            {
                run.Refuse(Sheet, row, "parent", new RootMissing());
                return;
            }

            var created = Unit.Create(run.Place.NewId(), row["code"], row["name"], row.Or("englishName", null), parent);
            if (created.IsRefused)
            {
                run.Refuse(Sheet, row, created.Refusal.Field, created.Refusal);
                return;
            }

            run.Units.Add(Code.Normalize(row["code"]), created.Value);
            run.Place.Db.Add(created.Value);
            run.Fates[(Sheet, row.Number)] = RowFate.Created;
            return;
        }

        var version = unit.Version;
        var moved = parent is not null && parent.Id != unit.ParentId ? unit.MoveTo(run.Place.NewId(), parent, run.Today, run.Today, run.Directory()) : (Outcome<UnitMove>?)null;
        var refusal = moved?.Refusal;
        var english = row.Or("englishName", unit.EnglishName);
        if (refusal is null && (row["name"] != unit.Name || english != unit.EnglishName))
            refusal = unit.Rename(row["name"], english);
        if (refusal is not null)
            run.Refuse(Sheet, row, refusal.Field ?? "parent", refusal);
        if (moved is { IsRefused: false, Value: var move })
            run.Place.Db.Add(move);
        run.Fates[(Sheet, row.Number)] = unit.Version == version ? RowFate.Unchanged : RowFate.Changed;
    }
}
