using System.Globalization;
using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Appraisals;

/// <summary>A sheet as a workbook: the result, the evidence under each number, and what was said.</summary>
public sealed class SheetWorkbook(ReadSheet sheets, AppraisalWords words, IStringLocalizer<AppraisalsTexts> t, IStringLocalizer<Texts> texts)
{
    public async Task<Outcome<IReadOnlyList<SheetTable>>> Read(string code, string unit, Actor actor, CancellationToken stop)
    {
        var found = await sheets.Read(code, unit, actor, stop);
        if (found.IsRefused)
            return found.Refusal;
        if (found.Value is not { Facts: { } facts, Figures: { } figures } view)
            return new AppraisalUnknown();
        return new SheetTable[]
        {
            Table(t["Book.Result"], [t["Book.What"], t["Book.Value"]], Result(view, facts, figures, actor)),
            Table(t["Book.Goals"], [t["Goal"], t["Period"], t["Goal.State"], t["Goal.Share"], t["Goal.Counts"], t["Goal.Verdict"], t["Goal.VerdictText"]], facts.Goals.Select(Goal)),
            Table(t["Book.Links"], [t["Link.Service"], t["Link.Customer"], t["Link.Verdict"], t["Link.Ratings"], t["Link.Bad"], t["Link.Recovered"], t["Link.Counts"], t["Link.Why"]], facts.Links.Select(Link)),
            Table(t["Book.Words"], [t["Book.What"], t["Book.Who"], t["Book.When"], t["Book.Text"]], Said(view.Sheet, actor)),
        };
    }

    /// <summary>The tables as a file.</summary>
    internal static Stream Write(IReadOnlyList<SheetTable> tables)
    {
        var book = new MemoryStream();
        SheetWriter.WriteWorkbook(tables, book);
        book.Position = 0;
        return book;
    }

    private static SheetTable Table(string sheet, string[] columns, IEnumerable<string?[]> rows) => new(sheet, columns, [.. rows.Select(row => (IReadOnlyList<string>)[.. row.Select(Guard.On)])]);

    private IEnumerable<string?[]> Result(ReadSheet.View view, SheetFacts facts, SheetFigures figures, Actor actor) =>
    [
        [t["Unit"], Localized.Name(view.Unit)], [t["Period"], words.InPeriod(view.Cycle.Period)], [t["State"], words.State(view.Sheet.State)],
        [t["Duty"], words.Duty(figures.Duty)], [t["Why"], words.Reason(facts, figures)],
        [t["Management"], Number(figures.Management)], [t["Management.Computed"], Number(figures.ComputedManagement)], [t["Management.Weight"], Number(facts.Terms.ManagementWeight)], [t["Management.Pass"], Number(facts.Terms.ManagementPass)],
        [t["Service"], Number(figures.Service)], [t["Service.Goals"], Number(figures.Goals)], [t["Service.Links"], Number(figures.Links)], [t["Service.Weight"], Number(facts.Terms.ServiceWeight)], [t["Service.Pass"], Number(facts.Terms.ServicePass)],
        [t["Total"], Number(figures.Total)], [t["Self.Weightless"], view.Sheet.Self?.Points is { } points ? Number(points) : null],
        [t["Manager"], AppraisalWords.Person(facts.ManagerId, actor.Directory)], [t["Superior"], AppraisalWords.Person(facts.SuperiorId, actor.Directory)],
    ];

    private string?[] Goal(GoalFact goal) =>
    [
        Localized.Name(goal.Title, goal.EnglishTitle), goal.Period, t[$"Goal.State.{goal.State}"], goal.Share?.ToString("0.###", CultureInfo.InvariantCulture), t[$"Goal.Counts.{Counts(goal)}"],
        goal.Verdict?.Points.ToString(CultureInfo.InvariantCulture), goal.Verdict?.Text,
    ];

    private string?[] Link(LinkFact link) =>
    [
        Localized.Name(link.Service, link.EnglishService), Localized.Name(link.Customer, link.EnglishCustomer), texts[$"Verdict.{link.Verdict}"], Number(link.Ratings), Number(link.Bad), Number(link.Recovered),
        t[link.Counts ? "Yes" : "No"], Missing(link),
    ];

    private IEnumerable<string?[]> Said(AppraisalSheet sheet, Actor actor)
    {
        string?[] Line(string what, Guid? by, DateTimeOffset? at, string? text) => [what, AppraisalWords.Person(by, actor.Directory), at is { } when ? Localized.Instant(when, actor.Directory.TimeZone) : null, text];
        if (sheet.Self is { } self)
            yield return Line(t["Self.Weightless"], self.By, self.At, self.Text);
        foreach (var calibration in sheet.Calibrations)
            yield return Line(t["Calibration.Line", AppraisalWords.Points(calibration.From), AppraisalWords.Points(calibration.To)], calibration.By, calibration.At, calibration.Reason);
        foreach (var comment in sheet.Comments)
            yield return Line(t["Comment"], comment.By, comment.At, comment.Text);
        if (sheet.Appeal is { } appeal)
            yield return Line(t["Appeal"], appeal.By, appeal.At, appeal.Text);
        if (sheet.Appeal is { Answer: { } answer } answered)
            yield return Line(t["Appeal.Answer"], answered.ReviewerId, answered.AnsweredAt, answer);
    }

    internal static string Counts(GoalFact goal) => goal.CountsForService ? "Yes" : !goal.Jointly ? "NotJointly" : "NotVerified";

    private string? Missing(LinkFact link) => link.Missing.Count == 0 ? null : string.Join(t["And"], link.Missing.Select(gap => t[$"Gap.{gap}"].Value)) + (link.WaiverReason is { } reason ? t["Link.Waived", reason].Value : "");

    private static string? Number(decimal? points) => points?.ToString(CultureInfo.InvariantCulture);
}
