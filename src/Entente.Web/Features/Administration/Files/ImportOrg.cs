using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Administration.Files;

/// <summary>
/// Takes in a file of units, people, services, links and expectations: all of it or nothing. It adds and changes, and never ends or
/// removes; what stands as the file says stays untouched, so that the same file again changes nothing.
/// </summary>
public sealed class ImportOrg(Arranging arranging)
{
    /// <param name="file">What is to be.</param>
    /// <param name="dryRun">True where it is only tried.</param>
    /// <param name="actor">Who takes it in.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    /// <param name="also">What else is taken in with it, given the people by address; says whether that changes anything.</param>
    public Task<Outcome<SheetResult>> Run(SheetFile file, bool dryRun, Actor actor, CancellationToken stop, Func<Arranging.Place, IReadOnlyDictionary<string, Person>, Task<bool>>? also = null) =>
        arranging.Run<SheetResult>(actor, async place => await Take(file, dryRun, place, also), stop);

    private static async Task<Outcome<SheetResult>> Take(SheetFile file, bool dryRun, Arranging.Place place, Func<Arranging.Place, IReadOnlyDictionary<string, Person>, Task<bool>>? also)
    {
        if (!place.Actor.MayAdminister)
            return new NotAllowed();
        var run = await ImportRun.Begin(place, file.Errors);
        UnitRows.Take(run, file);
        PersonRows.Take(run, file);
        UnitRows.TakeManagers(run, file);
        ServiceRows.Take(run, file);
        ServiceRows.TakeLinks(run, file);
        ExpectationRows.Take(run, file);
        List<SheetCount> counts = [.. OrgColumns.All.Select(known => known.Sheet).Where(file.Has).Select(sheet => CountOf(run, sheet))];
        var alsoChanges = run.Errors.Count == 0 && also is not null && await also(place, run.People);
        var changesNothing = run.Errors.Count == 0 && !alsoChanges && run.Managers.Count == 0 && counts.TrueForAll(count => count.Created == 0 && count.Changed == 0);
        place.IsTrial = dryRun || run.Errors.Count > 0 || changesNothing;
        if (!place.IsTrial)
            place.Record("organization.imported", "company", string.Join(", ", counts.Select(count => $"{count.Sheet} +{count.Created} ~{count.Changed}")));
        return new SheetResult(counts, [.. run.Errors.OrderBy(error => OrgColumns.All.ToList().FindIndex(known => known.Sheet == error.Sheet)).ThenBy(error => error.Row)], !place.IsTrial, changesNothing) { Fates = FatesOf(run, file) };
    }

    /// <summary>A unit that got another manager changed, though nothing of its own did.</summary>
    private static Dictionary<(string Sheet, int Row), RowFate> FatesOf(ImportRun run, SheetFile file)
    {
        var fates = run.Fates.ToDictionary();
        foreach (var row in file.Rows(OrgColumns.Units).Where(row => run.Unit(row["code"]) is { } unit && run.Managers.Contains(unit.Id) && fates.GetValueOrDefault((OrgColumns.Units, row.Number)) is RowFate.Unchanged))
            fates[(OrgColumns.Units, row.Number)] = RowFate.Changed;
        return fates;
    }

    private static SheetCount CountOf(ImportRun run, string sheet)
    {
        var fates = run.Fates.Where(fate => fate.Key.Sheet == sheet).Select(fate => fate.Value).ToList();
        return new SheetCount(sheet, fates.Count(fate => fate is RowFate.Created), fates.Count(fate => fate is RowFate.Changed), fates.Count(fate => fate is RowFate.Unchanged));
    }
}
