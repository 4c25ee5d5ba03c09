using Entente.Domain.Kernel;

namespace Entente.Domain.Ratings.Encounters;

/// <summary>There is no such encounter, or the asker may not know of it.</summary>
public sealed record EncounterUnknown() : Refusal(RefusalKind.NotFound, "encounter.unknown");

/// <summary>Where ratings may be sealed, the provider notes nothing beside them.</summary>
public sealed record NoNoteHere() : Refusal(RefusalKind.Conflict, "encounter.no-note-here");

/// <summary>A note says in a line what was missing or beyond.</summary>
public sealed record NoteLineInvalid() : Refusal(RefusalKind.Unprocessable, "encounter.note-line-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [EncounterNote.MaxLineLength];

    /// <inheritdoc/>
    public override string Field => "line";
}

/// <summary>An encounter cannot end before it begins, nor in the future.</summary>
public sealed record EncounterTimesInvalid() : Refusal(RefusalKind.Unprocessable, "encounter.times-invalid")
{
    /// <inheritdoc/>
    public override string Field => "finishedAt";
}
