using Entente.Domain.Kernel;

namespace Entente.Domain.Workshops;

/// <summary>There is no such workshop, or the asker may not know of it.</summary>
public sealed record WorkshopUnknown() : Refusal(RefusalKind.NotFound, "workshop.unknown");

/// <summary>There is no such note, fact or goal in the workshop, or it was taken out, or the asker may not see it yet.</summary>
public sealed record WorkshopPartUnknown() : Refusal(RefusalKind.NotFound, "workshop.part-unknown");

/// <summary>The period is none, or is over.</summary>
/// <param name="Text">What was given.</param>
public sealed record WorkshopPeriodInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "workshop.period-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "period";
}

/// <summary>The planned time is over, or years away.</summary>
public sealed record WorkshopTimeInvalid() : Refusal(RefusalKind.Unprocessable, "workshop.time-invalid")
{
    /// <inheritdoc/>
    public override string Field => "plannedAt";
}

/// <summary>Too few or too many take part.</summary>
/// <param name="Least">The fewest.</param>
/// <param name="Most">The most.</param>
public sealed record ParticipantCountInvalid(int Least, int Most) : Refusal(RefusalKind.Unprocessable, "workshop.participant-count")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Least, Most];

    /// <inheritdoc/>
    public override string Field => "participants";
}

/// <summary>Somebody who shall take part manages no unit.</summary>
/// <param name="Name">Who.</param>
public sealed record ParticipantNotManager(string Name) : Refusal(RefusalKind.Unprocessable, "workshop.participant-not-manager")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];

    /// <inheritdoc/>
    public override string Field => "participants";
}

/// <summary>Nobody is known by what was given as the facilitator.</summary>
public sealed record FacilitatorUnknown() : Refusal(RefusalKind.Unprocessable, "workshop.facilitator-unknown")
{
    /// <inheritdoc/>
    public override string Field => "facilitator";
}

/// <summary>The number of dots is out of range.</summary>
/// <param name="Most">The most.</param>
public sealed record DotsInvalid(int Most) : Refusal(RefusalKind.Unprocessable, "workshop.dots-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];

    /// <inheritdoc/>
    public override string Field => "dots";
}

/// <summary>Words are missing or too long.</summary>
/// <param name="FieldName">Which field.</param>
/// <param name="Most">How many characters it takes.</param>
public sealed record WorkshopWordsInvalid(string FieldName, int Most) : Refusal(RefusalKind.Unprocessable, "workshop.words-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];

    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>This cannot be done at the stage at which the workshop stands.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Verb">What was tried.</param>
/// <param name="Allowed">What may be done instead.</param>
public sealed record WorkshopStepNotAllowed(WorkshopStage Stage, WorkshopVerb Verb, IReadOnlyList<WorkshopVerb> Allowed) : Refusal(RefusalKind.Conflict, "workshop.step-not-allowed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [new Word($"workshop-stage.{Stage}"), new Word($"workshop-verb.{Verb}")];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?>(StringComparer.Ordinal) { ["stage"] = Stage, ["allowed"] = Allowed };
}

/// <summary>The workshop goes on by one stage, or back to an earlier one of the meeting.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Targets">Where it may go.</param>
public sealed record StageOutOfOrder(WorkshopStage Stage, IReadOnlyList<WorkshopStage> Targets) : Refusal(RefusalKind.Conflict, "workshop.stage-out-of-order")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [new Word($"workshop-stage.{Stage}"), Targets.Select(target => new Word($"workshop-stage.{target}")).ToList()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?>(StringComparer.Ordinal) { ["stage"] = Stage, ["allowed"] = Targets };
}

/// <summary>Notes are still unseen; what nobody can see cannot be built upon.</summary>
public sealed record NotesStillHidden() : Refusal(RefusalKind.Conflict, "workshop.notes-hidden");

/// <summary>Notes of this kind are not written at this stage.</summary>
/// <param name="Stage">Where it stands.</param>
public sealed record NoteNotNow(WorkshopStage Stage) : Refusal(RefusalKind.Conflict, "workshop.note-not-now")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [new Word($"workshop-stage.{Stage}")];
}

/// <summary>The note cannot be moved there.</summary>
public sealed record NoteNotMovable() : Refusal(RefusalKind.Unprocessable, "workshop.note-not-movable");

/// <summary>A strategy is drawn from a note inside and one outside the company, of the kinds that its name says.</summary>
public sealed record StrategyNeedsPair() : Refusal(RefusalKind.Unprocessable, "workshop.strategy-needs-pair")
{
    /// <inheritdoc/>
    public override string Field => "cites";
}

/// <summary>What is cited is not there, or the writer may not see it.</summary>
public sealed record CitationUnknown() : Refusal(RefusalKind.Unprocessable, "workshop.citation-unknown")
{
    /// <inheritdoc/>
    public override string Field => "cites";
}

/// <summary>The workshop holds no more of these.</summary>
/// <param name="Most">How many it holds.</param>
public sealed record WorkshopIsFull(int Most) : Refusal(RefusalKind.Conflict, "workshop.full")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];
}

/// <summary>The sheet has a line of this area and indicator already.</summary>
/// <param name="Indicator">Which.</param>
public sealed record FactTwice(string Indicator) : Refusal(RefusalKind.Conflict, "workshop.fact-twice")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Indicator];

    /// <inheritdoc/>
    public override string Field => "indicator";
}

/// <summary>A note cites the fact.</summary>
public sealed record FactIsCited() : Refusal(RefusalKind.Conflict, "workshop.fact-cited");

/// <summary>A goal comes of at least one strategy.</summary>
public sealed record CandidateNeedsStrategy() : Refusal(RefusalKind.Unprocessable, "workshop.candidate-needs-strategy")
{
    /// <inheritdoc/>
    public override string Field => "strategies";
}

/// <summary>There is nothing to vote on.</summary>
public sealed record NoCandidates() : Refusal(RefusalKind.Conflict, "workshop.no-candidates");

/// <summary>The vote is still open, or nothing was chosen of what was voted on.</summary>
public sealed record NothingChosen() : Refusal(RefusalKind.Conflict, "workshop.nothing-chosen");

/// <summary>More dots than one has.</summary>
/// <param name="Each">How many everybody has.</param>
/// <param name="Left">How many may stand on this goal.</param>
public sealed record TooManyDots(int Each, int Left) : Refusal(RefusalKind.Unprocessable, "workshop.too-many-dots")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Each, Left];

    /// <inheritdoc/>
    public override string Field => "count";
}

/// <summary>The goal's text is not the one that the signer saw.</summary>
public sealed record CandidateChangedUnderYou() : Refusal(RefusalKind.Stale, "workshop.goal-changed");

/// <summary>Somebody has neither countersigned nor objected yet.</summary>
/// <param name="Missing">How many answers are missing.</param>
public sealed record CountersignaturesMissing(int Missing) : Refusal(RefusalKind.Conflict, "workshop.countersignatures-missing")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Missing];
}

/// <summary>The timer is out of range.</summary>
/// <param name="Most">The most minutes.</param>
public sealed record TimerInvalid(int Most) : Refusal(RefusalKind.Unprocessable, "workshop.timer-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];

    /// <inheritdoc/>
    public override string Field => "minutes";
}
