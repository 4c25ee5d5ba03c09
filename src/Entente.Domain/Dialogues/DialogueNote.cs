using Entente.Domain.Kernel;

namespace Entente.Domain.Dialogues;

/// <summary>One note of the meeting under a part of the agenda, by a side and a person.</summary>
public sealed class DialogueNote
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxTextLength = 2000;

    private DialogueNote()
    {
    }

    /// <summary>Its identity, given by whoever sends it, so that sending it twice keeps it once.</summary>
    public Guid Id { get; private init; }

    /// <summary>Of which dialogue.</summary>
    public Guid DialogueId { get; private init; }

    /// <summary>Under which part.</summary>
    public AgendaPart Part { get; private init; }

    /// <summary>Of which side.</summary>
    public DialogueSide Side { get; private init; }

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private init; }

    /// <summary>What it says.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>Who edited it last; null where nobody did.</summary>
    public Guid? EditedBy { get; private set; }

    /// <summary>The note beside which it stands, because two people edited that at once; null for all others.</summary>
    public Guid? BesideId { get; private init; }

    /// <summary>The dialogue's revision with which it changed last.</summary>
    public int ChangedIn { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>True once it was taken out of the minutes.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>A new note in a dialogue that was told to change.</summary>
    public static Outcome<DialogueNote> Write(Guid id, Dialogue dialogue, AgendaPart part, DialogueSide side, string? text, Guid by, DateTimeOffset now, Guid? beside = null)
    {
        if (Clean(text) is not { } clean)
            return new DialogueWordsInvalid("text", MaxTextLength);
        return new DialogueNote
        {
            Id = id,
            DialogueId = dialogue.Id,
            Part = part,
            Side = side,
            AuthorId = by,
            Text = clean,
            WrittenAt = now,
            BesideId = beside,
            ChangedIn = dialogue.Revision,
            Version = 1,
        };
    }

    /// <summary>
    /// Writes another text over the version that the writer saw. Where somebody else was faster both texts stay: the later one is
    /// returned as a note beside this one; otherwise the note itself is.
    /// </summary>
    public Outcome<DialogueNote> Edit(Guid idOfSecond, Dialogue dialogue, string? text, int seenVersion, DialogueSide side, Guid by, DateTimeOffset now)
    {
        if (Clean(text) is not { } clean)
            return new DialogueWordsInvalid("text", MaxTextLength);
        if (clean == Text && !IsRemoved)
            return this;
        if (seenVersion != Version || IsRemoved)
            return Write(idOfSecond, dialogue, Part, side, clean, by, now, Id);
        (Text, EditedBy, ChangedIn) = (clean, by, dialogue.Revision);
        Version++;
        return this;
    }

    /// <summary>Takes it out of the minutes; refused where it changed since it was seen.</summary>
    public Refusal? Remove(Dialogue dialogue, int seenVersion, Guid by)
    {
        if (IsRemoved)
            return new NoteUnknown();
        if (seenVersion != Version)
            return new ChangedUnderYou();
        (IsRemoved, EditedBy, ChangedIn) = (true, by, dialogue.Revision);
        Version++;
        return null;
    }

    private static string? Clean(string? text) => FreeText.Clean(text) is { Length: <= MaxTextLength } clean ? clean : null;
}
