using Entente.Domain.Kernel;

namespace Entente.Domain.Dialogues;

/// <summary>There is no such dialogue, or the asker may not know of it.</summary>
public sealed record DialogueUnknown() : Refusal(RefusalKind.NotFound, "dialogue.unknown");

/// <summary>There is no such note in the dialogue, or it was taken out.</summary>
public sealed record NoteUnknown() : Refusal(RefusalKind.NotFound, "dialogue.note-unknown");

/// <summary>The two sides are the same unit, or one of them is not there any more.</summary>
public sealed record DialogueSidesInvalid() : Refusal(RefusalKind.Unprocessable, "dialogue.sides-invalid")
{
    /// <inheritdoc/>
    public override string Field => "guest";
}

/// <summary>One person would speak for both sides, or nobody for one.</summary>
public sealed record DialogueNeedsTwo() : Refusal(RefusalKind.Conflict, "dialogue.needs-two");

/// <summary>These units already have a dialogue under way.</summary>
public sealed record DialogueUnderWay() : Refusal(RefusalKind.Conflict, "dialogue.under-way");

/// <summary>No period is called so.</summary>
/// <param name="Text">What was given.</param>
public sealed record DialoguePeriodInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "dialogue.period-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "period";
}

/// <summary>The planned time is over, or years away.</summary>
public sealed record DialogueTimeInvalid() : Refusal(RefusalKind.Unprocessable, "dialogue.time-invalid")
{
    /// <inheritdoc/>
    public override string Field => "plannedAt";
}

/// <summary>Words are missing or too long.</summary>
/// <param name="FieldName">Which field.</param>
/// <param name="Most">How many characters it takes.</param>
public sealed record DialogueWordsInvalid(string FieldName, int Most) : Refusal(RefusalKind.Unprocessable, "dialogue.words-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];

    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>This cannot be done in the state in which the dialogue is.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Verb">What was tried.</param>
/// <param name="Allowed">What may be done instead.</param>
public sealed record DialogueStepNotAllowed(DialogueState State, DialogueVerb Verb, IReadOnlyList<DialogueVerb> Allowed) : Refusal(RefusalKind.Conflict, "dialogue.step-not-allowed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [State, Verb, string.Join(", ", Allowed)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = State, ["allowed"] = Allowed };
}

/// <summary>The side handed over its preparation; it stands.</summary>
public sealed record PreparationSubmitted() : Refusal(RefusalKind.Conflict, "dialogue.preparation-submitted");

/// <summary>Nothing is written: handing over nothing would open what the other side wrote.</summary>
public sealed record PreparationEmpty() : Refusal(RefusalKind.Unprocessable, "dialogue.preparation-empty");

/// <summary>The minutes are not those that the signer saw.</summary>
/// <param name="Changes">The words of what changed.</param>
public sealed record MinutesChangedUnderYou(IReadOnlyList<string> Changes) : Refusal(RefusalKind.Stale, "dialogue.minutes-changed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [string.Join(" / ", Changes.Take(5).Select(change => change.Length > 80 ? change[..80] + "…" : change))];
}

/// <summary>The side signed these minutes already.</summary>
public sealed record MinutesSignedAlready() : Refusal(RefusalKind.Conflict, "dialogue.signed-already");

/// <summary>The day of a commitment is over, or years away.</summary>
public sealed record CommitmentDayInvalid() : Refusal(RefusalKind.Unprocessable, "dialogue.commitment-day-invalid")
{
    /// <inheritdoc/>
    public override string Field => "day";
}

/// <summary>A commitment is taken by the people of one of the two sides.</summary>
public sealed record CommitmentOwnerInvalid() : Refusal(RefusalKind.Unprocessable, "dialogue.commitment-owner-invalid")
{
    /// <inheritdoc/>
    public override string Field => "owner";
}

/// <summary>There is no link between the two units on which something could be expected, or more than one and none was chosen.</summary>
public sealed record CaptureNeedsLink() : Refusal(RefusalKind.Unprocessable, "dialogue.capture-needs-link")
{
    /// <inheritdoc/>
    public override string Field => "link";
}

/// <summary>The note became the same already.</summary>
public sealed record CapturedAlready() : Refusal(RefusalKind.Conflict, "dialogue.captured-already");
