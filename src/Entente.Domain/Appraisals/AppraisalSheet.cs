using Entente.Domain.Kernel;

namespace Entente.Domain.Appraisals;

/// <summary>One unit's result in one cycle: what it says of itself, what it is judged by, and what became of it.</summary>
public sealed class AppraisalSheet
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>The most comments, and the most calibrations.</summary>
    public const int MostNotes = 50;

    private AppraisalSheet()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Of which cycle.</summary>
    public Guid CycleId { get; private init; }

    /// <summary>Of which unit.</summary>
    public Guid UnitId { get; private init; }

    /// <summary>Where it stands.</summary>
    public AppraisalState State { get; private set; }

    /// <summary>What the unit says of itself; null where it said nothing. It weighs nothing.</summary>
    public SelfAssessment? Self { get; private set; }

    /// <summary>Changes of the superior's part in the review, in order; the last counts, all stay.</summary>
    public IReadOnlyList<Calibration> Calibrations { get; private set; } = [];

    /// <summary>Words of the superior, HR and the unit, in order.</summary>
    public IReadOnlyList<SheetComment> Comments { get; private set; } = [];

    /// <summary>The facts it was published with; null until then.</summary>
    public SheetFacts? Facts { get; private set; }

    /// <summary>The numbers it was published with; null until then. They never change.</summary>
    public SheetFigures? Published { get; private set; }

    /// <summary>The unit's objection and its answer; null where it made none.</summary>
    public Appeal? Appeal { get; private set; }

    /// <summary>The steps it took, in order.</summary>
    public IReadOnlyList<SheetStep> Steps { get; private set; } = [];

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>The last calibrated points; null where nobody calibrated.</summary>
    public decimal? Calibrated => Calibrations.Count == 0 ? null : Calibrations[^1].To;

    /// <summary>The numbers that count: those published, or as the reviewer corrected them; null until it is published.</summary>
    public SheetFigures? Figures => Facts is null ? null
        : Appeal is { Management: null, Service: null } or null ? Published
        : AppraisalRule.Of(Facts, Calibrated, Appeal.Management, Appeal.Service);

    /// <summary>A sheet of a cycle that opens.</summary>
    public static AppraisalSheet Open(Guid id, Guid cycle, Guid unit) => new() { Id = id, CycleId = cycle, UnitId = unit, State = AppraisalState.Collecting, Version = 1 };

    /// <summary>What its numbers would be with these facts.</summary>
    public SheetFigures Draft(SheetFacts facts) => AppraisalRule.Of(facts, Calibrated);

    /// <summary>Records what the unit says of itself; it may say it anew until the review begins.</summary>
    public Refusal? Assess(int? points, string? text, Guid by, DateTimeOffset now)
    {
        if (State is not AppraisalState.Collecting)
            return new SelfAssessmentClosed();
        if (points is < 0 or > 100)
            return new AppraisalPointsInvalid("points");
        if (Words(text, "text") is { } wrong)
            return wrong;
        Self = new SelfAssessment(points, FreeText.Clean(text)!, by, now);
        Version++;
        return null;
    }

    /// <summary>Changes the superior's part, with a reason. The customers' part is theirs: nobody calibrates it.</summary>
    public Refusal? Calibrate(SheetFacts facts, decimal points, string? reason, Guid by, DateTimeOffset now)
    {
        if (State is not AppraisalState.Reviewing)
            return new CalibrationClosed();
        if (points is < 0 or > 100)
            return new AppraisalPointsInvalid("management");
        if (Words(reason, "reason") is { } wrong)
            return wrong;
        if (Draft(facts).Management is not { } before)
            return new NothingToCalibrate();
        if (Calibrations.Count >= MostNotes)
            return new AppraisalNotesFull();
        Calibrations = [.. Calibrations, new Calibration(before, AppraisalRule.Rounded(points), FreeText.Clean(reason)!, by, now)];
        Version++;
        return null;
    }

    /// <summary>Adds words of the superior or HR while it is reviewed; the unit reads them when it is published.</summary>
    public Refusal? Comment(string? text, Guid by, DateTimeOffset now) =>
        State is not AppraisalState.Reviewing ? new CalibrationClosed() : AddComment(text, by, now);

    /// <summary>The unit takes note, and may say something to it.</summary>
    public Refusal? Acknowledge(string? text, Guid by, DateTimeOffset now)
    {
        if (Take(AppraisalVerb.Acknowledge) is { } not)
            return not;
        if (FreeText.Clean(text) is not null && AddComment(text, by, now) is { } wrong)
            return wrong;
        Step(AppraisalState.Acknowledged, by, now);
        return null;
    }

    /// <summary>The unit objects, while it has time to.</summary>
    public Refusal? LodgeAppeal(string? text, DateOnly answerBy, DateOnly today, Guid by, DateTimeOffset now)
    {
        if (Take(AppraisalVerb.Appeal) is { } not)
            return not;
        if (today > answerBy)
            return new AppealTooLate(answerBy);
        if (Words(text, "text") is { } wrong)
            return wrong;
        Appeal = new Appeal(FreeText.Clean(text)!, by, now);
        Step(AppraisalState.Appealed, by, now);
        return null;
    }

    /// <summary>Names who answers; another may be named until there is an answer. Who may stands in <see cref="AppraisalAccess"/>.</summary>
    public Refusal? Assign(Guid reviewer, Guid? by)
    {
        if (State is not AppraisalState.Appealed)
            return new AppraisalStepIllegal(State, AppraisalPath.Allowed(State));
        Appeal = Appeal! with { ReviewerId = reviewer, AssignedBy = by };
        Version++;
        return null;
    }

    /// <summary>Answers the appeal, with reasons, for good. The reviewer may correct a part; one that could not be appraised stays so.</summary>
    public Refusal? Answer(string? text, decimal? management, decimal? service, Guid by, DateTimeOffset now)
    {
        if (Take(AppraisalVerb.Answer) is { } not)
            return not;
        if (Words(text, "text") is { } wrong)
            return wrong;
        if (management is < 0 or > 100 || service is < 0 or > 100)
            return new AppraisalPointsInvalid(management is < 0 or > 100 ? "management" : "service");
        if ((management is not null && Published!.Management is null) || (service is not null && Published!.Service is null))
            return new NothingToCalibrate();
        Appeal = Appeal! with
        {
            Answer = FreeText.Clean(text),
            AnsweredAt = now,
            ReviewerId = by,
            Management = management is { } m ? AppraisalRule.Rounded(m) : null,
            Service = service is { } s ? AppraisalRule.Rounded(s) : null,
        };
        Step(AppraisalState.Final, by, now);
        return null;
    }

    internal void Review(DateTimeOffset now) => Step(AppraisalState.Reviewing, null, now);

    internal void Publish(SheetFacts facts, DateTimeOffset now, Guid? by)
    {
        (Facts, Published) = (facts, Draft(facts));
        Step(AppraisalState.Published, by, now);
    }

    internal void Lapse(DateTimeOffset now) => Step(AppraisalState.Acknowledged, null, now);

    internal void Finish(DateTimeOffset now, Guid? by) => Step(AppraisalState.Final, by, now);

    private static AppraisalTextInvalid? Words(string? text, string field) => FreeText.Clean(text) is { Length: <= MaxTextLength } ? null : new AppraisalTextInvalid(field);

    private AppraisalStepIllegal? Take(AppraisalVerb verb) => AppraisalPath.Of(State, verb) is null ? new AppraisalStepIllegal(State, AppraisalPath.Allowed(State)) : null;

    private Refusal? AddComment(string? text, Guid by, DateTimeOffset now)
    {
        if (Words(text, "text") is { } wrong)
            return wrong;
        if (Comments.Count >= MostNotes)
            return new AppraisalNotesFull();
        Comments = [.. Comments, new SheetComment(FreeText.Clean(text)!, by, now)];
        Version++;
        return null;
    }

    private void Step(AppraisalState to, Guid? by, DateTimeOffset now)
    {
        State = to;
        Steps = [.. Steps, new SheetStep(to, by, now)];
        Version++;
    }
}
