using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops.Files;

/// <summary>Takes a file of facts into the state sheet: all of it or nothing. It adds and updates, and takes nothing out; the same file again changes nothing.</summary>
public sealed class ImportFacts(WorkshopDesk desk)
{
    public Task<Outcome<SheetResult>> Run(Guid id, SheetFile file, bool dryRun, Actor actor, CancellationToken stop) =>
        desk.Run<SheetResult>(
            id,
            actor,
            WorkshopRights.MayWrite,
            async at =>
            {
                if (at.Workshop.Change(WorkshopVerb.WriteFacts) is { } not)
                    return not;
                var result = await Take(at, file, dryRun);
                if (result.WasKept)
                    at.Record("workshop.facts-imported", $"+{result.Counts[0].Created} ~{result.Counts[0].Changed}");
                return result;
            },
            result => result.WasKept,
            stop);

    private static async Task<SheetResult> Take(WorkshopDesk.Place at, SheetFile file, bool dryRun)
    {
        var errors = file.Errors.ToList();
        var standing = await at.Db.WorkshopFacts.Where(fact => fact.WorkshopId == at.Workshop.Id && !fact.IsRemoved).ToListAsync(at.Stop);
        var rows = new Dictionary<(FactArea, string), int>();
        var (created, changed, unchanged) = (0, 0, 0);
        foreach (var row in file.Rows(FactColumns.Sheet))
        {
            if (DraftOf(row, errors) is not { } draft)
                continue;
            if (!rows.TryAdd((draft.Area, draft.Indicator.ToUpperInvariant()), row.Number))
            {
                errors.Add(new RowError(FactColumns.Sheet, row.Number, "indicator", new RowTwice(rows[(draft.Area, draft.Indicator.ToUpperInvariant())])));
                continue;
            }

            var known = standing.Find(fact => fact.Area == draft.Area && string.Equals(fact.Indicator, draft.Indicator, StringComparison.OrdinalIgnoreCase));
            if (known?.Says == draft)
                unchanged++;
            else if (Write(at, known, draft, standing) is { } refusal)
                errors.Add(new RowError(FactColumns.Sheet, row.Number, refusal.Field, refusal));
            else if (known is null)
                created++;
            else
                changed++;
        }

        return new SheetResult([new SheetCount(FactColumns.Sheet, created, changed, unchanged)], errors, !dryRun && errors.Count == 0 && created + changed > 0, errors.Count == 0 && created + changed == 0);
    }

    private static Refusal? Write(WorkshopDesk.Place at, WorkshopFact? known, FactDraft draft, List<WorkshopFact> standing)
    {
        if (known is not null)
            return known.Change(draft, standing, at.By);
        var made = WorkshopFact.Write(at.NewId(), at.Workshop.Id, draft, standing, at.By);
        if (made.IsRefused)
            return made.Refusal;
        standing.Add(made.Value);
        at.Db.Add(made.Value);
        return null;
    }

    private static FactDraft? DraftOf(SheetRow row, List<RowError> errors)
    {
        var before = errors.Count;
        if (!FactColumns.Areas.TryGetValue(row["area"], out var area) && row["area"].Length > 0)
            errors.Add(new RowError(FactColumns.Sheet, row.Number, "area", new CellNotChoice(row["area"], string.Join(", ", FactColumns.Areas.Keys))));
        var trend = FactTrend.Level;
        if (row["trend"].Length > 0 && !FactColumns.Trends.TryGetValue(row["trend"], out trend))
            errors.Add(new RowError(FactColumns.Sheet, row.Number, "trend", new CellNotChoice(row["trend"], string.Join(", ", FactColumns.Trends.Keys))));
        // What is missing was said when the file was read.
        var whole = errors.Count == before && FactColumns.All[0].Required.All(column => row[column].Length > 0);
        return whole ? new FactDraft(area, row["indicator"].Trim(), row["value"].Trim(), FreeText.Clean(row["lastYear"]), row["source"].Trim(), trend) : null;
    }
}
