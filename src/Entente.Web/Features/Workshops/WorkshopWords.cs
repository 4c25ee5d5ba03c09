using System.Globalization;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Workshops;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Workshops;

/// <summary>How the parts of workshops are called, in the reader's language.</summary>
public sealed class WorkshopWords(IStringLocalizer<WorkshopsTexts> t, IStringLocalizer<Texts> all)
{
    public string Stage(WorkshopStage stage) => t[$"Stage.{stage}"];

    public static NoticeKind? Look(WorkshopStage stage) => stage switch
    {
        WorkshopStage.Ratified => NoticeKind.Success,
        WorkshopStage.Ratify or WorkshopStage.Vote => NoticeKind.Warning,
        WorkshopStage.CalledOff => null,
        _ => NoticeKind.Info,
    };

    public string Kind(NoteKind kind) => t[$"Kind.{kind}"];

    public string Area(FactArea area) => t[$"Area.{area}"];

    public string Trend(FactTrend trend) => t[$"Trend.{trend}"];

    public string Title(Workshop workshop) => t["Title", InPeriod(workshop.PeriodCode)];

    public string InPeriod(string code) => PeriodField.Words(Period.Parse(code), all);

    public static string Person(Guid id, CompanyDirectory directory) => directory.Person(id) is { RemovedAt: null } person ? Localized.Name(person) : "—";

    /// <summary>A participant with the unit they manage.</summary>
    public string Manager(Guid id, CompanyDirectory directory, DateOnly day) =>
        directory.ManagedBy(id, day).FirstOrDefault() is { } unit ? t["Manager", Person(id, directory), Localized.Name(unit)] : Person(id, directory);

    public string Serves(GoalBody body, CompanyDirectory directory) =>
        body.Serves.Count == 0 ? t["Goal.ServesNobody"] : string.Join(t["And"], body.Serves.Select(unit => directory.Unit(unit) is { } known ? Localized.Name(known) : "—"));

    /// <summary>A criterion in one line, such as 准时交车率：至少 90%（权重 60）.</summary>
    public string Criterion(Criterion criterion)
    {
        var measure = Localized.Name(criterion.Measure, criterion.EnglishMeasure);
        var asked = criterion.Comparison switch
        {
            Comparison.YesNo => t["Target.YesNo"].Value,
            Comparison.DateBy => t["Target.DateBy", Localized.Day(criterion.Deadline)],
            Comparison.Between => t["Target.Between", Number(criterion.Target), Number(criterion.Upper), criterion.Unit],
            _ => t[$"Target.{criterion.Comparison}", Number(criterion.Target), criterion.Unit],
        };
        return t["Criterion", measure, asked.Trim(), criterion.Weight];
    }

    /// <summary>A fact in one line.</summary>
    public string Fact(WorkshopFact fact) => fact.LastYear is { } before ? t["Fact.Line", fact.Indicator, fact.Value, before] : t["Fact.LineNew", fact.Indicator, fact.Value];

    /// <summary>The periods that goals are set for here: years, halves and quarters that are not over.</summary>
    public IReadOnlyList<(string Value, string Words)> Periods(DateOnly today)
    {
        var year = Period.Containing(PeriodKind.Year, today);
        return [.. new[] { year.Next, year }.SelectMany(y => new[] { y }.Concat(y.Split(PeriodKind.Half)).Concat(y.Split(PeriodKind.Quarter))).Where(period => period.End >= today).Select(period => (period.ToString(), PeriodField.Words(period, all)))];
    }

    private static string Number(double? value) => value?.ToString("0.##", CultureInfo.CurrentCulture) ?? "";
}
