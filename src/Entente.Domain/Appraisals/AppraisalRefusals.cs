using Entente.Domain.Kernel;

namespace Entente.Domain.Appraisals;

/// <summary>No such cycle or sheet, or not for the asker to see.</summary>
public sealed record AppraisalUnknown() : Refusal(RefusalKind.NotFound, "appraisal.unknown");

/// <summary>What was asked for is no transition of where it stands.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Allowed">What is possible there.</param>
public sealed record AppraisalStepIllegal(AppraisalState From, IReadOnlyList<AppraisalVerb> Allowed) : Refusal(RefusalKind.Conflict, "appraisal.step-illegal")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments =>
        [new Word($"appraisal-state.{From}"), Allowed.Count == 0 ? [new Word("appraisal-verb.none")] : Allowed.Select(verb => new Word($"appraisal-verb.{verb}")).ToList()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?> { ["allowed"] = Allowed.Select(verb => verb.ToString().ToLowerInvariant()).ToList() };
}

/// <summary>The cycle is open: its weights and pass marks stand.</summary>
public sealed record AppraisalTermsFixed() : Refusal(RefusalKind.Conflict, "appraisal.terms-fixed");

/// <summary>A part would weigh nothing.</summary>
public sealed record AppraisalWeightInvalid() : Refusal(RefusalKind.Unprocessable, "appraisal.weight-invalid")
{
    /// <inheritdoc/>
    public override string Field => "managementWeight";
}

/// <summary>A pass mark is no number of points.</summary>
/// <param name="FieldName">Which.</param>
public sealed record AppraisalPassInvalid(string FieldName) : Refusal(RefusalKind.Unprocessable, "appraisal.pass-invalid")
{
    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>No period is called so.</summary>
/// <param name="Text">What was given.</param>
public sealed record AppraisalPeriodInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "appraisal.period-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "period";
}

/// <summary>The period has a cycle already.</summary>
public sealed record AppraisalPeriodTaken() : Refusal(RefusalKind.Conflict, "appraisal.period-taken")
{
    /// <inheritdoc/>
    public override string Field => "period";
}

/// <summary>The period has not begun.</summary>
/// <param name="Start">When it does.</param>
public sealed record AppraisalPeriodAhead(DateOnly Start) : Refusal(RefusalKind.Conflict, "appraisal.period-ahead")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Start];
}

/// <summary>The period is not closed.</summary>
public sealed record AppraisalPeriodOpen() : Refusal(RefusalKind.Conflict, "appraisal.period-open");

/// <summary>Points lie between 0 and 100.</summary>
/// <param name="FieldName">Which field.</param>
public sealed record AppraisalPointsInvalid(string FieldName) : Refusal(RefusalKind.Unprocessable, "appraisal.points-invalid")
{
    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>Words are missing or too long.</summary>
/// <param name="FieldName">Which field.</param>
public sealed record AppraisalTextInvalid(string FieldName) : Refusal(RefusalKind.Unprocessable, "appraisal.text-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [AppraisalSheet.MaxTextLength];

    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>As many comments or calibrations as a sheet holds.</summary>
public sealed record AppraisalNotesFull() : Refusal(RefusalKind.Conflict, "appraisal.notes-full");

/// <summary>Self-assessments are taken while the cycle collects.</summary>
public sealed record SelfAssessmentClosed() : Refusal(RefusalKind.Conflict, "appraisal.self-assessment-closed");

/// <summary>Calibration and comments belong to the review.</summary>
public sealed record CalibrationClosed() : Refusal(RefusalKind.Conflict, "appraisal.calibration-closed");

/// <summary>The part could not be appraised; no number is invented for it.</summary>
public sealed record NothingToCalibrate() : Refusal(RefusalKind.Conflict, "appraisal.nothing-to-calibrate");

/// <summary>The time to object is over.</summary>
/// <param name="Until">When it ended.</param>
public sealed record AppealTooLate(DateOnly Until) : Refusal(RefusalKind.Conflict, "appraisal.appeal-too-late")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Until];
}

/// <summary>Whoever was named is not neutral.</summary>
public sealed record ReviewerNotNeutral() : Refusal(RefusalKind.Unprocessable, "appraisal.reviewer-not-neutral")
{
    /// <inheritdoc/>
    public override string Field => "reviewer";
}

/// <summary>Appeals wait for an answer.</summary>
/// <param name="Count">How many.</param>
public sealed record AppraisalAppealOpen(int Count) : Refusal(RefusalKind.Conflict, "appraisal.appeal-open")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Count];
}

/// <summary>Units have time left to answer.</summary>
/// <param name="Count">How many have not answered.</param>
/// <param name="Until">Until when they may.</param>
public sealed record AppraisalStillWaits(int Count, DateOnly Until) : Refusal(RefusalKind.Conflict, "appraisal.still-waits")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Count, Until];
}
