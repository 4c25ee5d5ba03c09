using Entente.Domain.Kernel;

namespace Entente.Domain.Goals;

/// <summary>No such goal, or the asker may not know that there is one.</summary>
public sealed record GoalUnknown() : Refusal(RefusalKind.NotFound, "goal.unknown");

/// <summary>This cannot be done in the state the goal is in.</summary>
/// <param name="State">The state.</param>
/// <param name="Verb">What was tried.</param>
public sealed record GoalStepNotAllowed(GoalState State, GoalVerb Verb) : Refusal(RefusalKind.Conflict, "goal.step-not-allowed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [State, WordOf(Verb), GoalPath.Allowed(State).Select(WordOf).ToList()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = State, ["allowed"] = GoalPath.Allowed(State) };

    private static Word WordOf(GoalVerb verb) => new($"goal-verb.{verb}");
}

/// <summary>The version that was looked at is no longer the latest.</summary>
/// <param name="Changes">What changed since.</param>
public sealed record GoalChangedUnderYou(IReadOnlyList<GoalChange> Changes) : Refusal(RefusalKind.Stale, "goal.changed-under-you")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Changes.Count, Changes.Count == 0 ? [new Word("goal-part.text")] : Changes.Select(change => change.Word).ToList()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?>(StringComparer.Ordinal) { ["changes"] = Changes };
}

/// <summary>The period's code is none.</summary>
/// <param name="Text">What was given.</param>
public sealed record GoalPeriodInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "goal.period-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "period";
}

/// <summary>A text is too long.</summary>
/// <param name="FieldName">Which.</param>
public sealed record GoalTextTooLong(string FieldName) : Refusal(RefusalKind.Unprocessable, "goal.text-too-long")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [GoalBody.MaxTextLength];

    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>A text that is needed is missing.</summary>
/// <param name="FieldName">Which.</param>
public sealed record GoalTextMissing(string FieldName) : Refusal(RefusalKind.Unprocessable, "goal.text-missing")
{
    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>More parts than a goal can have.</summary>
public sealed record GoalHasTooManyParts() : Refusal(RefusalKind.Unprocessable, "goal.too-many-parts")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [GoalBody.MostParts];
}

/// <summary>Two criteria or two steps have the same number.</summary>
public sealed record GoalNumberTwice() : Refusal(RefusalKind.Unprocessable, "goal.number-twice");

/// <summary>A unit's goal serves others.</summary>
public sealed record GoalServesItself() : Refusal(RefusalKind.Unprocessable, "goal.serves-itself")
{
    /// <inheritdoc/>
    public override string Field => "serves";
}

/// <summary>A goal serves a unit or the superior.</summary>
public sealed record GoalServesNobody() : Refusal(RefusalKind.Unprocessable, "goal.serves-nobody")
{
    /// <inheritdoc/>
    public override string Field => "serves";
}

/// <summary>A unit is named twice.</summary>
public sealed record GoalServesTwice() : Refusal(RefusalKind.Unprocessable, "goal.serves-twice")
{
    /// <inheritdoc/>
    public override string Field => "serves";
}

/// <summary>There is no superior above the whole company.</summary>
public sealed record GoalHasNoSuperior() : Refusal(RefusalKind.Unprocessable, "goal.no-superior");

/// <summary>Nothing says how it is measured.</summary>
public sealed record GoalHasNoCriterion() : Refusal(RefusalKind.Unprocessable, "goal.no-criterion")
{
    /// <inheritdoc/>
    public override string Field => "criteria";
}

/// <summary>The weights do not add to 100.</summary>
/// <param name="Sum">What they add to.</param>
public sealed record WeightsNotWhole(long Sum) : Refusal(RefusalKind.Unprocessable, "goal.weights-not-whole")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Sum];

    /// <inheritdoc/>
    public override string Field => "criteria";
}

/// <summary>A criterion lacks measure, weight, who measures or what evidence.</summary>
/// <param name="Number">Which.</param>
public sealed record CriterionIncomplete(int Number) : Refusal(RefusalKind.Unprocessable, "goal.criterion-incomplete")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Number];

    /// <inheritdoc/>
    public override string Field => "criteria";
}

/// <summary>A criterion's target is no number it can have.</summary>
/// <param name="Number">Which.</param>
public sealed record TargetInvalid(int Number) : Refusal(RefusalKind.Unprocessable, "goal.target-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Number];

    /// <inheritdoc/>
    public override string Field => "criteria";
}

/// <summary>A deadline lies outside the period.</summary>
/// <param name="Number">Which criterion.</param>
/// <param name="Deadline">Its deadline.</param>
/// <param name="First">The period's first day.</param>
/// <param name="Last">The period's last day.</param>
public sealed record DeadlineOutsidePeriod(int Number, DateOnly Deadline, DateOnly First, DateOnly Last) : Refusal(RefusalKind.Unprocessable, "goal.deadline-outside-period")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Number, Deadline, First, Last];

    /// <inheritdoc/>
    public override string Field => "criteria";
}

/// <summary>A step lacks its text or who does it.</summary>
/// <param name="Number">Which.</param>
public sealed record StepIncomplete(int Number) : Refusal(RefusalKind.Unprocessable, "goal.step-incomplete")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Number];

    /// <inheritdoc/>
    public override string Field => "steps";
}

/// <summary>The goal has no such criterion or step.</summary>
/// <param name="Number">Which.</param>
public sealed record GoalPartUnknown(int Number) : Refusal(RefusalKind.NotFound, "goal.part-unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Number];
}

/// <summary>This party's signature is not needed or already there.</summary>
public sealed record SignatureNotNeeded() : Refusal(RefusalKind.Conflict, "goal.signature-not-needed");

/// <summary>There is no change to take back.</summary>
public sealed record NoChangeWaits() : Refusal(RefusalKind.Conflict, "goal.no-change-waits");

/// <summary>A change of the text waits for signatures; first it is signed or taken back.</summary>
public sealed record ChangeWaits() : Refusal(RefusalKind.Conflict, "goal.change-waits");

/// <summary>The text is the same as before.</summary>
public sealed record GoalUnchanged() : Refusal(RefusalKind.Conflict, "goal.unchanged");

/// <summary>Confidence goes from 0 to 10.</summary>
/// <param name="Given">What was given.</param>
public sealed record ConfidenceInvalid(int Given) : Refusal(RefusalKind.Unprocessable, "goal.confidence-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Given];

    /// <inheritdoc/>
    public override string Field => "confidence";
}

/// <summary>A fact's value is no value of its criterion.</summary>
public sealed record FactValueInvalid() : Refusal(RefusalKind.Unprocessable, "goal.fact-invalid")
{
    /// <inheritdoc/>
    public override string Field => "value";
}

/// <summary>A day long before the goal says nothing about it; a mistyped year does.</summary>
/// <param name="Day">The day.</param>
/// <param name="Earliest">The first day that is taken.</param>
public sealed record FactTooOld(DateOnly Day, DateOnly Earliest) : Refusal(RefusalKind.Unprocessable, "goal.fact-too-old")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Day, Earliest];

    /// <inheritdoc/>
    public override string Field => "on";
}

/// <summary>A day that has not come cannot be reported.</summary>
/// <param name="Day">The day.</param>
public sealed record FactInTheFuture(DateOnly Day) : Refusal(RefusalKind.Unprocessable, "goal.fact-in-the-future")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Day];

    /// <inheritdoc/>
    public override string Field => "on";
}

/// <summary>Evidence is an https address.</summary>
public sealed record EvidenceLinkInvalid() : Refusal(RefusalKind.Unprocessable, "goal.link-invalid")
{
    /// <inheritdoc/>
    public override string Field => "link";
}

/// <summary>A criterion has no fact yet.</summary>
/// <param name="Number">Which.</param>
public sealed record CriterionUnreported(int Number) : Refusal(RefusalKind.Conflict, "goal.criterion-unreported")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Number];
}

/// <summary>This party has nothing to verify here.</summary>
public sealed record NotTheCustomer() : Refusal(RefusalKind.Conflict, "goal.not-the-customer");

/// <summary>Counter-evidence is missing.</summary>
public sealed record CounterEvidenceMissing() : Refusal(RefusalKind.Unprocessable, "goal.counter-evidence-missing")
{
    /// <inheritdoc/>
    public override string Field => "text";
}

/// <summary>There is no dispute to decide.</summary>
public sealed record NoDispute() : Refusal(RefusalKind.Conflict, "goal.no-dispute");

/// <summary>The two have 10 working days before their superior decides.</summary>
/// <param name="Due">From which day on.</param>
public sealed record DisputeIsYoung(DateOnly Due) : Refusal(RefusalKind.Conflict, "goal.dispute-is-young")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Due];
}

/// <summary>A verdict goes from 0 to 100.</summary>
/// <param name="Given">What was given.</param>
public sealed record PointsInvalid(int Given) : Refusal(RefusalKind.Unprocessable, "goal.points-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Given];

    /// <inheritdoc/>
    public override string Field => "points";
}
