using System.Globalization;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Goals;

/// <summary>Says parts of goals in the reader's language, on pages and in files alike.</summary>
public sealed class GoalWords(IStringLocalizer<GoalsTexts> t, IStringLocalizer<Texts> texts)
{
    public string State(Goal goal) => t[$"State.{goal.State}"];

    public string Title(Goal goal) => Localized.Name(goal.Body.Title, goal.Body.EnglishTitle);

    public static string Measure(Criterion criterion) => Localized.Name(criterion.Measure, criterion.EnglishMeasure);

    public string InPeriod(Period period) => PeriodField.Words(period, texts);

    public string Unit(Guid id, CompanyDirectory directory) => directory.Unit(id) is { } unit ? Localized.Name(unit) : texts["Nobody"];

    /// <summary>Whom it serves.</summary>
    public string Serves(GoalBody body, CompanyDirectory directory) =>
        string.Join(t["And"], body.Serves.Select(unit => Unit(unit, directory)).Concat(body.ServesSuperior ? [t["Party.Superior"].Value] : []));

    public string Party(GoalParty party, CompanyDirectory directory) => party.Kind is PartyKind.Superior ? t["Party.Superior"] : Unit(party.UnitId, directory);

    public static string Person(Guid? id, CompanyDirectory directory) => id is { } known && directory.Person(known) is { RemovedAt: null } person ? Localized.Name(person) : "—";

    /// <summary>What is asked, such as 至少 3 人.</summary>
    public string Target(Criterion criterion) => criterion.Comparison switch
    {
        Comparison.YesNo => t["Target.YesNo"],
        Comparison.DateBy => t["Target.DateBy", Localized.Day(criterion.Deadline)],
        Comparison.Between => t["Target.Between", Number(criterion.Target), Number(criterion.Upper), criterion.Unit],
        _ => t[$"Target.{criterion.Comparison}", Number(criterion.Target), criterion.Unit],
    };

    public string Value(Criterion criterion, double value) =>
        criterion.IsNumber ? $"{Number(value)} {criterion.Unit}".TrimEnd() : t[value >= 1 ? "Yes" : "No"];

    /// <summary>How it came out, with share and lateness.</summary>
    public string Outcome(Result? result)
    {
        if (result is null)
            return t["Outcome.None"];
        var kind = result.Kind is OutcomeKind.Partly ? t["Outcome.PartlyShare", Localized.Percent(result.Share)] : t[$"Outcome.{result.Kind}"];
        return result switch
        {
            { DaysLate: > 0 and var days } => t["Outcome.Late", kind, Localized.Counted(t, "Days", days)],
            _ => kind,
        };
    }

    public static NoticeKind? Look(Result? result) => result?.Kind switch
    {
        OutcomeKind.Met => NoticeKind.Success,
        OutcomeKind.Partly => NoticeKind.Warning,
        OutcomeKind.NotMet => NoticeKind.Error,
        _ => null,
    };

    /// <summary>One side of a difference.</summary>
    public string Shown(object? value, CompanyDirectory directory) => value switch
    {
        null => t["Change.Nothing"].Value,
        bool yes => t[yes ? "Yes" : "No"],
        Criterion c => t["Change.Criterion", Measure(c), Target(c), Localized.Day(c.Deadline), c.Weight, c.MeasuredBy, c.Evidence] + string.Concat(new[] { c.Commit, c.Reach, c.Stretch }.Where(said => said is not null).Select(said => " · " + said)),
        PlanStep step => t["Change.Step", step.Text, step.Owner, Localized.Day(step.Day)],
        IReadOnlyList<Guid> units => units.Count == 0 ? t["Change.Nothing"] : string.Join(t["And"], units.Select(unit => Unit(unit, directory))),
        IReadOnlyList<Support> supports => supports.Count == 0 ? t["Change.Nothing"] : string.Join(t["And"], supports.Select(support => t[$"Supports.{support.Kind}"].Value)),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };

    public string Part(GoalChange change) => change.Number is { } number ? t[$"Part.{change.Part}", number] : t[$"Part.{change.Part}"];

    /// <summary>A refusal's sentence, where the program's own would have to name parts of a goal.</summary>
    public string? Sentence(Refusal refusal) => refusal is GoalChangedUnderYou { Changes: { Count: > 0 } changes } ? t["Changed.Parts", string.Join(t["And"], changes.Select(Part))].Value : null;

    /// <summary>The day on which a dispute goes to the superior of both.</summary>
    public static DateOnly EscalatesOn(Finding dispute, Actor actor) => GoalDays.EscalatesOn(actor.Directory.DayOf(dispute.At), GoalsFeature.IsWorkingDay);

    private static string Number(double? value) => value?.ToString("0.##", CultureInfo.CurrentCulture) ?? "";
}
