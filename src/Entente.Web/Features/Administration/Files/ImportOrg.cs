using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform.Sheets;
using Entente.Web.Platform;

namespace Entente.Web.Features.Administration.Files;

/// <summary>
/// Takes in a file of units, people, services, links and expectations: all of it or nothing. It adds and changes, and never ends or
/// removes; what stands as the file says stays untouched, so that the same file again changes nothing.
/// </summary>
public sealed class ImportOrg(Arranging arranging)
{
    /// <summary>What became of the rows of a sheet.</summary>
    public sealed record Count(int Created, int Changed, int Unchanged);

    /// <summary>What became of a file.</summary>
    /// <param name="Counts">By sheet.</param>
    /// <param name="Managers">How many units got another manager.</param>
    /// <param name="Errors">Why nothing was kept; empty where everything was.</param>
    /// <param name="WasKept">False after a trial, and where there were errors.</param>
    public sealed record Report(IReadOnlyList<(string Sheet, Count Count)> Counts, int Managers, IReadOnlyList<RowError> Errors, bool WasKept)
    {
        public bool ChangesNothing => Errors.Count == 0 && Managers == 0 && Counts.All(count => count.Count.Created == 0 && count.Count.Changed == 0);
    }

    public Task<Outcome<Report>> Run(SheetFile file, bool dryRun, Actor actor, CancellationToken stop) =>
        arranging.Run<Report>(actor, async place => await Take(file, dryRun, place), stop);

    private static async Task<Outcome<Report>> Take(SheetFile file, bool dryRun, Arranging.Place place)
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
        place.IsTrial = dryRun || run.Errors.Count > 0;
        var report = new Report(
            [.. OrgColumns.All.Select(known => known.Sheet).Where(file.Has).Select(sheet => (sheet, CountOf(run, sheet)))],
            run.Managers.Count,
            [.. run.Errors.OrderBy(error => OrgColumns.All.ToList().FindIndex(known => known.Sheet == error.Sheet)).ThenBy(error => error.Row)],
            !place.IsTrial);
        if (report.ChangesNothing)
            place.IsTrial = true;
        else if (!place.IsTrial)
            place.Record("organization.imported", "company", string.Join(", ", report.Counts.Select(count => $"{count.Sheet} +{count.Count.Created} ~{count.Count.Changed}")));
        return report;
    }

    private static Count CountOf(ImportRun run, string sheet)
    {
        var fates = run.Fates.Where(fate => fate.Key.Sheet == sheet).Select(fate => fate.Value).ToList();
        return new Count(fates.Count(fate => fate is ImportRun.Fate.Created), fates.Count(fate => fate is ImportRun.Fate.Changed), fates.Count(fate => fate is ImportRun.Fate.Unchanged));
    }
}
