using Entente.Domain.Kernel;

namespace Entente.Domain.Dialogues;

/// <summary>What came of a note: a need, a goal or an expectation that now has a life of its own, or a commitment with owner and day.</summary>
public sealed class DialogueCapture
{
    private DialogueCapture()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Of which dialogue.</summary>
    public Guid DialogueId { get; private init; }

    /// <summary>Of which note.</summary>
    public Guid NoteId { get; private init; }

    /// <summary>What it became.</summary>
    public CaptureKind Kind { get; private init; }

    /// <summary>The words, as they were when it was captured.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Whose need it is, or who promises.</summary>
    public DialogueSide Side { get; private init; }

    /// <summary>The need, goal or expectation; null for a commitment.</summary>
    public Guid? TargetId { get; private init; }

    /// <summary>Who will do it; null for what is no commitment.</summary>
    public Guid? OwnerId { get; private init; }

    /// <summary>By when; null for what is no commitment.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>Who captured it.</summary>
    public Guid By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>The dialogue's revision with which it came.</summary>
    public int ChangedIn { get; private init; }

    /// <summary>A need, goal or expectation that came of a note.</summary>
    public static DialogueCapture Of(Guid id, Dialogue dialogue, DialogueNote note, CaptureKind kind, DialogueSide side, Guid target, Guid by, DateTimeOffset now) => new()
    {
        Id = id,
        DialogueId = dialogue.Id,
        NoteId = note.Id,
        Kind = kind,
        Text = note.Text,
        Side = side,
        TargetId = target,
        By = by,
        At = now,
        ChangedIn = dialogue.Revision,
    };

    /// <summary>A commitment of somebody by a day that lies ahead.</summary>
    public static Outcome<DialogueCapture> Commitment(Guid id, Dialogue dialogue, DialogueNote note, DialogueSide side, Guid owner, DateOnly day, DateOnly today, Guid by, DateTimeOffset now)
    {
        if (day < today || day > today.AddYears(2))
            return new CommitmentDayInvalid();
        return new DialogueCapture
        {
            Id = id,
            DialogueId = dialogue.Id,
            NoteId = note.Id,
            Kind = CaptureKind.Commitment,
            Text = note.Text,
            Side = side,
            OwnerId = owner,
            Day = day,
            By = by,
            At = now,
            ChangedIn = dialogue.Revision,
        };
    }
}
