using Entente.Domain.Kernel;

namespace Entente.Domain.Goals;

/// <summary>The text of a goal: everything that is signed. It never changes; other words are another version.</summary>
public sealed record GoalBody
{
    /// <summary>The longest free text, in characters.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>The most criteria, steps, customers and supported things.</summary>
    public const int MostParts = 20;

    /// <summary>What is promised, in one line.</summary>
    public string Title { get; init; } = "";

    /// <summary>The same in English; null where there is none.</summary>
    public string? EnglishTitle { get; init; }

    /// <summary>Why it matters to whom it serves; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>The same in English; null where there is none.</summary>
    public string? EnglishReason { get; init; }

    /// <summary>The code of the period it is promised for, such as <c>2026-06</c>.</summary>
    public string Period { get; init; } = "";

    /// <summary>The units it serves.</summary>
    public IReadOnlyList<Guid> Serves { get; init; } = [];

    /// <summary>True where it serves the owner's superior.</summary>
    public bool ServesSuperior { get; init; }

    /// <summary>What it supports.</summary>
    public IReadOnlyList<Support> Supports { get; init; } = [];

    /// <summary>How it is measured.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>What is done when by whom.</summary>
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];

    /// <summary>True where the superior must sign.</summary>
    public bool NeedsSuperior => ServesSuperior || Supports.Any(support => support.Kind is SupportKind.CompanyGoal);

    /// <summary>The criterion with this number; null when there is none.</summary>
    public Criterion? Criterion(int number) => Criteria.FirstOrDefault(criterion => criterion.Number == number);

    /// <summary>The step with this number; null when there is none.</summary>
    public PlanStep? Step(int number) => Steps.FirstOrDefault(step => step.Number == number);

    /// <summary>The first reason why it cannot even be a draft of this owner; null where it can.</summary>
    public Refusal? CheckDraft(Guid owner)
    {
        if ((NameInvalid.Check(Title, "title") ?? NameInvalid.CheckOptional(EnglishTitle, "englishTitle")) is { } name)
            return name;
        if (!Kernel.Period.TryParse(Period, out _))
            return new GoalPeriodInvalid(Period);
        if (Reason?.Length > MaxTextLength || EnglishReason?.Length > MaxTextLength)
            return new GoalTextTooLong("reason");
        if (Criteria.Count > MostParts || Steps.Count > MostParts || Serves.Count > MostParts || Supports.Count > MostParts)
            return new GoalHasTooManyParts();
        if (Criteria.Select(criterion => criterion.Number).Distinct().Count() < Criteria.Count || Steps.Select(step => step.Number).Distinct().Count() < Steps.Count)
            return new GoalNumberTwice();
        if (Criteria.Any(criterion => HasLongWords(criterion)) || Steps.Any(step => step.Text.Length > MaxTextLength || step.Owner.Length > NameInvalid.MaxLength))
            return new GoalTextTooLong("criteria");
        return Serves.Contains(owner) ? new GoalServesItself() : null;
    }

    /// <summary>The first deadline that is not within the period; null where all are. A draft may still move to another period.</summary>
    public DeadlineOutsidePeriod? CheckDeadlines() => Criteria.Select(CheckDeadline).FirstOrDefault(wrong => wrong is not null);

    /// <summary>The first reason why it cannot be proposed; null where it can.</summary>
    public Refusal? CheckWhole(Guid owner)
    {
        if (CheckDraft(owner) is { } refusal)
            return refusal;
        if (Serves.Count == 0 && !ServesSuperior)
            return new GoalServesNobody();
        if (Serves.Distinct().Count() < Serves.Count)
            return new GoalServesTwice();
        if (Criteria.Count == 0)
            return new GoalHasNoCriterion();
        if (Criteria.Select(CheckCriterion).FirstOrDefault(wrong => wrong is not null) is { } wrong)
            return wrong;
        var weights = Criteria.Sum(criterion => (long)criterion.Weight);
        if (weights != Goals.Criterion.FullWeight)
            return new WeightsNotWhole(weights);
        return Steps.FirstOrDefault(step => string.IsNullOrWhiteSpace(step.Text) || string.IsNullOrWhiteSpace(step.Owner)) is { } empty ? new StepIncomplete(empty.Number) : null;
    }

    private static bool HasLongWords(Criterion criterion) =>
        new[] { criterion.Measure, criterion.EnglishMeasure, criterion.Unit, criterion.MeasuredBy }.Any(text => text?.Length > NameInvalid.MaxLength)
        || new[] { criterion.Evidence, criterion.Commit, criterion.Reach, criterion.Stretch }.Any(text => text?.Length > MaxTextLength);

    private Refusal? CheckCriterion(Criterion criterion)
    {
        if (new[] { criterion.Measure, criterion.MeasuredBy, criterion.Evidence }.Any(string.IsNullOrWhiteSpace) || criterion.Weight is < 1 or > Goals.Criterion.FullWeight)
            return new CriterionIncomplete(criterion.Number);
        if (criterion.IsNumber && (criterion.Target is not { } target || !double.IsFinite(target) || target < 0))
            return new TargetInvalid(criterion.Number);
        if (criterion.Comparison is Comparison.Between && (criterion.Upper is not { } upper || !double.IsFinite(upper) || upper < criterion.Target))
            return new TargetInvalid(criterion.Number);
        return CheckDeadline(criterion);
    }

    private DeadlineOutsidePeriod? CheckDeadline(Criterion criterion)
    {
        var period = Kernel.Period.Parse(Period);
        return period.Contains(criterion.Deadline) ? null : new DeadlineOutsidePeriod(criterion.Number, criterion.Deadline, period.Start, period.End);
    }
}
