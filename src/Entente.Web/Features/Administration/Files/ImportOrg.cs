using Entente.Domain.Kernel;
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
    public Task<Outcome<SheetResult>> Run(SheetFile file, bool dryRun, Actor actor, CancellationToken stop) =>
        arranging.Run<SheetResult>(actor, async place => await Take(file, dryRun, place), stop);

    private static async Task<Outcome<SheetResult>> Take(SheetFile file, bool dryRun, Arranging.Place place)
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
        var changesNothing = run.Errors.Count == 0 && run.Managers.Count == 0 && counts.TrueForAll(count => count.Created == 0 && count.Changed == 0);
        place.IsTrial = dryRun || run.Errors.Count > 0 || changesNothing;
        if (!place.IsTrial)
            place.Record("organization.imported", "company", string.Join(", ", counts.Select(count => $"{count.Sheet} +{count.Created} ~{count.Changed}")));
        return new SheetResult(counts, [.. run.Errors.OrderBy(error => OrgColumns.All.ToList().FindIndex(known => known.Sheet == error.Sheet)).ThenBy(error => error.Row)], !place.IsTrial, changesNothing);
    }

    private static SheetCount CountOf(ImportRun run, string sheet)
    {
        var fates = run.Fates.Where(fate => fate.Key.Sheet == sheet).Select(fate => fate.Value).ToList();
        return new SheetCount(sheet, fates.Count(fate => fate is ImportRun.Fate.Created), fates.Count(fate => fate is ImportRun.Fate.Changed), fates.Count(fate => fate is ImportRun.Fate.Unchanged));
    }
}
