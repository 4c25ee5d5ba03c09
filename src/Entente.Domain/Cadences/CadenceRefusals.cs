using Entente.Domain.Kernel;

namespace Entente.Domain.Cadences;

/// <summary>There is no such cadence, or the asker may not know of it.</summary>
public sealed record CadenceUnknown() : Refusal(RefusalKind.NotFound, "cadence.unknown");

/// <summary>There is no such meeting, or the asker may not know of it.</summary>
public sealed record MeetingUnknown() : Refusal(RefusalKind.NotFound, "meeting.unknown");

/// <summary>There is no such action, or the asker may not know of it.</summary>
public sealed record ActionUnknown() : Refusal(RefusalKind.NotFound, "meeting.action-unknown");

/// <summary>The address of a calendar is not known, or was taken back.</summary>
public sealed record FeedUnknown() : Refusal(RefusalKind.NotFound, "calendar.feed-unknown");

/// <summary>Fewer than two units, one twice, too many, or one that is not there any more.</summary>
/// <param name="Most">How many there may be.</param>
public sealed record CadenceUnitsInvalid(int Most) : Refusal(RefusalKind.Unprocessable, "cadence.units-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];

    /// <inheritdoc/>
    public override string Field => "units";
}

/// <summary>One person would agree for all units, or nobody for one.</summary>
public sealed record CadenceNeedsTwo() : Refusal(RefusalKind.Conflict, "cadence.needs-two")
{
    /// <inheritdoc/>
    public override string Field => "units";
}

/// <summary>Somebody who belongs to none of the units, or too many.</summary>
/// <param name="Most">How many there may be.</param>
public sealed record ParticipantsInvalid(int Most) : Refusal(RefusalKind.Unprocessable, "cadence.participants-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];

    /// <inheritdoc/>
    public override string Field => "participants";
}

/// <summary>The rhythm says too little or contradicts itself.</summary>
/// <param name="FieldName">Which field.</param>
public sealed record RhythmInvalid(string FieldName) : Refusal(RefusalKind.Unprocessable, "cadence.rhythm-invalid")
{
    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>No meeting falls between the two days, or they lie too far away or apart.</summary>
/// <param name="FieldName">Which field.</param>
/// <param name="MostYears">For how many years a cadence is agreed at most.</param>
public sealed record CadenceDaysInvalid(string FieldName, int MostYears) : Refusal(RefusalKind.Unprocessable, "cadence.days-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [MostYears];

    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>Too short or too long for a meeting.</summary>
/// <param name="Least">The least number of minutes.</param>
/// <param name="Most">The greatest.</param>
public sealed record LengthInvalid(int Least, int Most) : Refusal(RefusalKind.Unprocessable, "cadence.length-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Least, Most];

    /// <inheritdoc/>
    public override string Field => "minutes";
}

/// <summary>What should be an address to join from afar is none.</summary>
public sealed record OnlineAddressInvalid() : Refusal(RefusalKind.Unprocessable, "cadence.online-address-invalid")
{
    /// <inheritdoc/>
    public override string Field => "onlineAddress";
}

/// <summary>Words are missing or too long.</summary>
/// <param name="FieldName">Which field.</param>
/// <param name="Most">How many characters it takes.</param>
public sealed record CadenceWordsInvalid(string FieldName, int Most) : Refusal(RefusalKind.Unprocessable, "cadence.words-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];

    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>More lines of agenda, decisions or actions than a meeting has.</summary>
/// <param name="FieldName">Which field.</param>
/// <param name="Most">How many there may be.</param>
public sealed record MeetingLinesTooMany(string FieldName, int Most) : Refusal(RefusalKind.Unprocessable, "meeting.lines-too-many")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];

    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>The sides have agreed already.</summary>
public sealed record CadenceAgreedAlready() : Refusal(RefusalKind.Conflict, "cadence.agreed-already");

/// <summary>This cannot be done in the state in which the cadence is.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Verb">What was tried.</param>
/// <param name="Allowed">What may be done instead.</param>
public sealed record CadenceStepNotAllowed(CadenceState State, CadenceVerb Verb, IReadOnlyList<CadenceVerb> Allowed) : Refusal(RefusalKind.Conflict, "cadence.step-not-allowed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [new Word($"cadence-state.{State}"), new Word($"cadence-verb.{Verb}"), Allowed.Count == 0 ? [new Word("cadence-verb.none")] : Allowed.Select(verb => new Word($"cadence-verb.{verb}")).ToList()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = State, ["allowed"] = Allowed };
}

/// <summary>This cannot be done in the state in which the meeting is.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Verb">What was tried.</param>
/// <param name="Allowed">What may be done instead.</param>
public sealed record MeetingStepNotAllowed(MeetingState State, MeetingVerb Verb, IReadOnlyList<MeetingVerb> Allowed) : Refusal(RefusalKind.Conflict, "meeting.step-not-allowed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [new Word($"meeting-state.{State}"), new Word($"meeting-verb.{Verb}"), Allowed.Count == 0 ? [new Word("meeting-verb.none")] : Allowed.Select(verb => new Word($"meeting-verb.{verb}")).ToList()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = State, ["allowed"] = Allowed };
}

/// <summary>The meeting has not begun.</summary>
public sealed record MeetingNotBegun() : Refusal(RefusalKind.Conflict, "meeting.not-begun");

/// <summary>A meeting moves to a day that is not over, a month from its own day at most.</summary>
public sealed record MeetingDayInvalid() : Refusal(RefusalKind.Unprocessable, "meeting.day-invalid")
{
    /// <inheritdoc/>
    public override string Field => "day";
}

/// <summary>Two units at least must have been there, and only their people can have been.</summary>
public sealed record AttendanceInvalid() : Refusal(RefusalKind.Unprocessable, "meeting.attendance-invalid")
{
    /// <inheritdoc/>
    public override string Field => "present";
}

/// <summary>An action has a text, an owner of one of the units, and a day from the meeting on.</summary>
public sealed record ActionInvalid() : Refusal(RefusalKind.Unprocessable, "meeting.action-invalid")
{
    /// <inheritdoc/>
    public override string Field => "actions";
}
