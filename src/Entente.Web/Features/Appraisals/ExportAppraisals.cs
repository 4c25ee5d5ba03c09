using System.Globalization;
using Entente.Domain.Appraisals;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Appraisals;

/// <summary>Every published result with the facts it was made of, as tables whose column names stay the same in every language.</summary>
public sealed class ExportAppraisals(ReadResults results)
{
    private static readonly string[] Sheets =
    [
        "period", "unit", "state", "duty", "management", "computedManagement", "managementWeight", "managementPass", "service", "goals", "links", "serviceWeight", "servicePass", "total",
        "selfAssessment", "calibrationReason", "appeal", "answer", "publishedAt",
    ];

    private static readonly string[] Goals = ["period", "unit", "goal", "title", "goalPeriod", "state", "jointlySet", "share", "countsForService", "superiorPoints", "superiorText"];

    private static readonly string[] Links = ["period", "unit", "link", "service", "customer", "verdict", "ratings", "bad", "recovered", "counts", "missing", "waiver"];

    public async Task<IReadOnlyList<SheetTable>> Read(Actor actor, CancellationToken stop)
    {
        var rows = await results.Read(null, actor, stop);
        return
        [
            Table("appraisals", Sheets, rows.Select(Row)),
            Table("goals", Goals, rows.SelectMany(row => row.Sheet.Facts!.Goals.Select(goal => Row(row, goal)))),
            Table("links", Links, rows.SelectMany(row => row.Sheet.Facts!.Links.Select(link => Row(row, link)))),
        ];
    }

    private static SheetTable Table(string sheet, string[] columns, IEnumerable<string?[]> rows) => new(sheet, columns, [.. rows.Select(row => (IReadOnlyList<string>)[.. row.Select(Guard.On)])]);

    private static string?[] Row(ReadResults.Row row)
    {
        var (sheet, figures, terms) = (row.Sheet, row.Figures, row.Sheet.Facts!.Terms);
        return
        [
            row.Cycle.PeriodCode, row.Unit.Code, sheet.State.ToString(), figures.Duty.ToString(), Text(figures.Management), Text(figures.ComputedManagement), Text(terms.ManagementWeight), Text(terms.ManagementPass),
            Text(figures.Service), Text(figures.Goals), Text(figures.Links), Text(terms.ServiceWeight), Text(terms.ServicePass), Text(figures.Total), Text(sheet.Self?.Points),
            sheet.Calibrations.Count == 0 ? null : sheet.Calibrations[^1].Reason, sheet.Appeal?.Text, sheet.Appeal?.Answer, row.Cycle.PublishedAt!.Value.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        ];
    }

    private static string?[] Row(ReadResults.Row row, GoalFact goal) =>
    [
        row.Cycle.PeriodCode, row.Unit.Code, goal.GoalId.ToString(), goal.Title, goal.Period, goal.State.ToString(), Answer(goal.Jointly), goal.Share?.ToString("R", CultureInfo.InvariantCulture),
        Answer(goal.CountsForService), Text(goal.Verdict?.Points), goal.Verdict?.Text,
    ];

    private static string?[] Row(ReadResults.Row row, LinkFact link) =>
    [
        row.Cycle.PeriodCode, row.Unit.Code, link.LinkId.ToString(), link.Service, link.Customer, link.Verdict.ToString(), Text(link.Ratings), Text(link.Bad), Text(link.Recovered), Answer(link.Counts),
        string.Join(' ', link.Missing), link.WaiverReason,
    ];

    private static string Answer(bool yes) => yes ? "yes" : "no";

    private static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
