using System.Globalization;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Goals;

/// <summary>Says parts of goals in the reader's language, on pages and in files alike.</summary>
public sealed class GoalWords(IStringLocalizer<GoalsTexts> t, IStringLocalizer<Texts> texts, IStringLocalizer<RefusalWords> words)
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
    private string Outcome(Result? result)
    {
        if (result is null)
            return t["Outcome.None"];
        var kind = result.Kind is OutcomeKind.Partly ? t["Outcome.PartlyShare", Part(result)] : t[$"Outcome.{result.Kind}"];
        return result switch
        {
            { DaysLate: > 0 and var days } => t["Outcome.Late", kind, Localized.Counted(t, "Days", days)],
            _ => kind,
        };
    }

    /// <summary>How a criterion stands or came out: before its deadline it is not yet a result, and no word says so.</summary>
    public string Outcome(Goal goal, Criterion criterion, DateOnly today) => Worded(goal, GoalOutcome.Of(criterion, goal.Facts), goal.IsFinal(criterion, today));

    /// <summary>How a goal stands or came out.</summary>
    public string Outcome(Goal goal, DateOnly today) => Worded(goal, goal.Outcome, goal.IsOutcomeFinal(today));

    public static NoticeKind? Look(Goal goal, Criterion criterion, DateOnly today) => goal.IsFinal(criterion, today) ? Look(GoalOutcome.Of(criterion, goal.Facts)) : null;

    public static NoticeKind? Look(Goal goal, DateOnly today) => goal.IsOutcomeFinal(today) ? Look(goal.Outcome) : null;

    private static NoticeKind? Look(Result? result) => result?.Kind switch
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

    public string Part(GoalChange change) => words[change.Word.Key, change.Word.Argument ?? ""];

    /// <summary>The day on which a dispute goes to the superior of both.</summary>
    public static DateOnly EscalatesOn(Finding dispute, Actor actor, Domain.Calendar.WorkCalendar calendar) => GoalDays.EscalatesOn(actor.Directory.DayOf(dispute.At), calendar.IsWorking);

    /// <summary>A share in per cent; what is not all of it never rounds to all of it.</summary>
    private static string Part(Result result) => Localized.Percent(Math.Min(result.Share, .99));

    private string Worded(Goal goal, Result? result, bool isFinal)
    {
        if (result is null || isFinal)
            return Outcome(result);
        return t[goal.State is GoalState.Reported ? "Outcome.Reported" : "Outcome.SoFar", result.Kind is OutcomeKind.Partly ? t["SoFar.Partly", Part(result)] : t[$"SoFar.{result.Kind}"]];
    }

    private static string Number(double? value) => value?.ToString("0.##", CultureInfo.CurrentCulture) ?? "";
}
