using System.Globalization;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Goals.Files;

/// <summary>Makes texts of goals out of the rows of a file, and knows for every reason where in the file it lies.</summary>
internal sealed class GoalRows
{
    private readonly List<RowError> errors;
    private readonly CompanyDirectory directory;
    private readonly IReadOnlyList<SheetRow> goals;
    private readonly ILookup<string, SheetRow> criteria;
    private readonly ILookup<string, SheetRow> steps;

    public GoalRows(SheetFile file, CompanyDirectory directory)
    {
        errors = [.. file.Errors];
        this.directory = directory;
        goals = [.. file.Rows(GoalColumns.Goals)];
        criteria = file.Rows(GoalColumns.Criteria).ToLookup(row => row["goal"], StringComparer.OrdinalIgnoreCase);
        steps = file.Rows(GoalColumns.Steps).ToLookup(row => row["goal"], StringComparer.OrdinalIgnoreCase);
        var keys = goals.Select(row => row["key"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (sheet, row) in criteria.SelectMany(rows => rows.Select(row => (GoalColumns.Criteria, row))).Concat(steps.SelectMany(rows => rows.Select(row => (GoalColumns.Steps, row)))))
        {
            if (row["goal"].Length > 0 && !keys.Contains(row["goal"]))
                Refuse(sheet, row.Number, "goal", new KeyUnknown(row["goal"]));
        }
    }

    /// <summary>Everything that was wrong, in the order of the file.</summary>
    public IReadOnlyList<RowError> Errors => [.. errors.OrderBy(error => GoalColumns.All.ToList().FindIndex(known => known.Sheet == error.Sheet)).ThenBy(error => error.Row)];

    /// <summary>The goal that a row speaks of: by its identity, or by owner, period and title; null where it is a new one.</summary>
    public static Goal? Find(IReadOnlyList<Goal> standing, string key, Guid owner, GoalBody body) =>
        (Guid.TryParse(key, out var id) ? standing.FirstOrDefault(goal => goal.Id == id) : null)
        ?? standing.FirstOrDefault(goal => goal.OwnerId == owner && goal.State is not GoalState.Dropped && goal.Latest.Body.Period == body.Period && goal.Latest.Body.Title == body.Title);

    /// <summary>The goals of the file that could be read, each with its owner.</summary>
    public IEnumerable<(SheetRow Row, Unit Owner, GoalBody Body)> Bodies()
    {
        var keys = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in goals)
        {
            var before = errors.Count;
            if (row["key"].Length > 0 && !keys.TryAdd(row["key"], row.Number))
                Refuse(GoalColumns.Goals, row.Number, "key", new RowTwice(keys[row["key"]]));
            var owner = directory.Unit(row["owner"]);
            if (owner is null && row["owner"].Length > 0)
                Refuse(GoalColumns.Goals, row.Number, "owner", new UnitUnknown(row["owner"]));
            if (!Period.TryParse(row["period"], out var period))
                Refuse(GoalColumns.Goals, row.Number, "period", new GoalPeriodInvalid(row["period"]));
            else if (BodyOf(row, period) is var body && errors.Count == before && owner is not null && !errors.Exists(error => error.Sheet == GoalColumns.Goals && error.Row == row.Number))
                yield return (row, owner, body);
        }
    }

    public void Refuse(string sheet, int row, string? column, Refusal reason) => errors.Add(new RowError(sheet, row, column, reason));

    /// <summary>Notes a reason that the rules gave, at the row of the criterion or step that it names.</summary>
    public void Refuse(SheetRow goal, Refusal reason)
    {
        SheetRow? Numbered(ILookup<string, SheetRow> rows, int number) => Numbers(rows[goal["key"]]).FirstOrDefault(pair => pair.Number == number).Row;
        var (sheet, row, column) = reason switch
        {
            CriterionIncomplete wrong => (GoalColumns.Criteria, Numbered(criteria, wrong.Number), Numbered(criteria, wrong.Number) is { } at ? new[] { "measuredBy", "evidence" }.FirstOrDefault(name => at[name].Length == 0) ?? "weight" : null),
            TargetInvalid wrong => (GoalColumns.Criteria, Numbered(criteria, wrong.Number), "target"),
            DeadlineOutsidePeriod wrong => (GoalColumns.Criteria, Numbered(criteria, wrong.Number), "deadline"),
            WeightsNotWhole => (GoalColumns.Criteria, criteria[goal["key"]].FirstOrDefault(), "weight"),
            StepIncomplete wrong => (GoalColumns.Steps, Numbered(steps, wrong.Number), "owner"),
            _ => (GoalColumns.Goals, goal, reason.Field is { } field && goal.Cells.ContainsKey(field) ? field : null),
        };
        Refuse(row is null ? GoalColumns.Goals : sheet, (row ?? goal).Number, column, reason);
    }

    /// <summary>The rows with the numbers they carry, or the next free one where they carry none.</summary>
    private static IEnumerable<(int Number, SheetRow Row)> Numbers(IEnumerable<SheetRow> rows)
    {
        var all = rows.ToList();
        int? Said(SheetRow row) => int.TryParse(row["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
        var last = all.Max(Said) ?? 0;
        return [.. all.Select(row => (Said(row) ?? ++last, row))];
    }

    private GoalBody BodyOf(SheetRow row, Period period) => new()
    {
        Title = row["title"],
        EnglishTitle = FreeText.Clean(row["englishTitle"]),
        Reason = FreeText.Clean(row["reason"]),
        EnglishReason = FreeText.Clean(row["englishReason"]),
        Period = period.ToString(),
        Serves = [.. row["serves"].Split([' ', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries).Select(code => Served(row, code)).OfType<Guid>()],
        ServesSuperior = Choice(GoalColumns.Goals, row, "servesSuperior", GoalColumns.Answers, false),
        Supports = [.. row["supports"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => SupportOf(row, text)).OfType<Support>()],
        Criteria = [.. Numbers(criteria[row["key"]]).Select(pair => CriterionOf(pair.Row, pair.Number, period))],
        Steps = [.. Numbers(steps[row["key"]]).Select(pair => new PlanStep(pair.Number, pair.Row["text"], pair.Row["owner"], Day(GoalColumns.Steps, pair.Row, "day") ?? period.End))],
    };

    private Guid? Served(SheetRow row, string code)
    {
        if (directory.Unit(code) is { } unit)
            return unit.Id;
        Refuse(GoalColumns.Goals, row.Number, "serves", new UnitUnknown(code));
        return null;
    }

    private Support? SupportOf(SheetRow row, string text)
    {
        if (text.Split(':') is [var kind, var id] && GoalColumns.Supports.TryGetValue(kind, out var known) && Guid.TryParse(id, out var target))
            return new Support(known, target);
        Refuse(GoalColumns.Goals, row.Number, "supports", new CellNotChoice(text, string.Join(", ", GoalColumns.Supports.Keys.Select(name => name + ":…"))));
        return null;
    }

    private Criterion CriterionOf(SheetRow row, int number, Period period)
    {
        var comparison = Choice(GoalColumns.Criteria, row, "comparison", GoalColumns.Comparisons, Comparison.AtLeast);
        return new Criterion
        {
            Number = number,
            Measure = row["measure"],
            EnglishMeasure = FreeText.Clean(row["englishMeasure"]),
            Unit = row["unit"],
            Comparison = comparison,
            Target = comparison is Comparison.YesNo or Comparison.DateBy ? null : Number(row, "target"),
            Upper = comparison is Comparison.Between ? Number(row, "upper") : null,
            Deadline = Day(GoalColumns.Criteria, row, "deadline") ?? period.End,
            Weight = Number(row, "weight") is { } weight && weight == Math.Floor(weight) && Math.Abs(weight) <= Criterion.FullWeight ? (int)weight : 0,
            MeasuredBy = row["measuredBy"],
            Evidence = row["evidence"],
            Commit = FreeText.Clean(row["commit"]),
            Reach = FreeText.Clean(row["reach"]),
            Stretch = FreeText.Clean(row["stretch"]),
        };
    }

    private T Choice<T>(string sheet, SheetRow row, string column, IReadOnlyDictionary<string, T> names, T otherwise)
    {
        if (row[column].Length == 0)
            return otherwise;
        if (names.TryGetValue(row[column], out var chosen))
            return chosen;
        Refuse(sheet, row.Number, column, new CellNotChoice(row[column], string.Join(", ", names.Keys)));
        return otherwise;
    }

    private double? Number(SheetRow row, string column)
    {
        if (row[column].Length == 0)
            return null;
        if (double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        Refuse(GoalColumns.Criteria, row.Number, column, new CellNotNumber(row[column]));
        return null;
    }

    private DateOnly? Day(string sheet, SheetRow row, string column)
    {
        if (row[column].Length == 0)
            return null;
        if (row.TryDay(column, out var day))
            return day;
        Refuse(sheet, row.Number, column, new CellNotDay(row[column]));
        return null;
    }
}
