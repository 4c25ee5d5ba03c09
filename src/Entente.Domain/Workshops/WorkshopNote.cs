using Entente.Domain.Kernel;

namespace Entente.Domain.Workshops;

/// <summary>One note on the board: an expectation, a SWOT note, a strategy drawn from them, or a comment.</summary>
public sealed class WorkshopNote
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxTextLength = 500;

    /// <summary>The longest name of a group, in characters.</summary>
    public const int MaxGroupLength = 40;

    /// <summary>The most notes of a workshop.</summary>
    public const int Most = 5000;

    /// <summary>The most that a note cites.</summary>
    public const int MostCited = 20;

    private WorkshopNote()
    {
    }

    /// <summary>Its identity, given by whoever sends it, so that sending it twice keeps it once.</summary>
    public Guid Id { get; private init; }

    /// <summary>Of which workshop.</summary>
    public Guid WorkshopId { get; private init; }

    /// <summary>What it is; a SWOT note may be moved among the four.</summary>
    public NoteKind Kind { get; private set; }

    /// <summary>On which note or goal it comments; null for what is no comment.</summary>
    public Guid? AboutId { get; private init; }

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private init; }

    /// <summary>What it says.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>True while nobody but its author may see it.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>The group in which it stands; null where in none.</summary>
    public string? Group { get; private set; }

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<Citation> Cites { get; private set; } = [];

    /// <summary>Who edited or moved it last; null where nobody did.</summary>
    public Guid? ChangedBy { get; private set; }

    /// <summary>Grows by one with every other text; moving it changes no text.</summary>
    public int Version { get; private set; }

    /// <summary>True once it was taken off the board.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>A new note; unseen where the workshop writes unseen.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="board">The workshop as it stands.</param>
    /// <param name="says">What it is and says.</param>
    /// <param name="by">Who writes it.</param>
    /// <param name="now">When.</param>
    public static Outcome<WorkshopNote> Write(Guid id, WorkshopBoard board, NoteDraft says, Guid by, DateTimeOffset now)
    {
        if (!says.Kind.IsOpenIn(board.Workshop.Stage))
            return new NoteNotNow(board.Workshop.Stage);
        if (board.Notes.Count >= Most)
            return new WorkshopIsFull(Most);
        if (FreeText.Clean(says.Text) is not { Length: <= MaxTextLength } text)
            return new WorkshopWordsInvalid("text", MaxTextLength);
        if (says.Kind is NoteKind.Comment != says.AboutId is not null || (says.AboutId is { } about && !board.SeenBy(by).Has(about)))
            return new WorkshopPartUnknown();
        var note = new WorkshopNote
        {
            Id = id,
            WorkshopId = board.Workshop.Id,
            Kind = says.Kind,
            AboutId = says.AboutId,
            AuthorId = by,
            Text = text,
            WrittenAt = now,
            IsHidden = board.Workshop.IsPrivate,
            Version = 1,
        };
        return note.Cite(says.Cites, board, by) is { } refusal ? refusal : note;
    }

    /// <summary>
    /// Writes another text over the version that the writer saw. Where somebody else was faster both texts stay: the later one is
    /// returned as a note of its own; otherwise the note itself is.
    /// </summary>
    public Outcome<WorkshopNote> Edit(Guid idOfSecond, WorkshopBoard board, string? text, int seenVersion, Guid by, DateTimeOffset now)
    {
        if (!Kind.IsOpenIn(board.Workshop.Stage))
            return new NoteNotNow(board.Workshop.Stage);
        if (FreeText.Clean(text) is not { Length: <= MaxTextLength } clean)
            return new WorkshopWordsInvalid("text", MaxTextLength);
        if (clean == Text && !IsRemoved)
            return this;
        if (seenVersion != Version || IsRemoved)
            return Write(idOfSecond, board, new NoteDraft(Kind, clean, AboutId, Cites), by, now);
        (Text, ChangedBy) = (clean, by);
        Version++;
        return this;
    }

    /// <summary>Takes it off the board; refused where its text changed since it was seen, and while something rests on it.</summary>
    public Refusal? Remove(WorkshopBoard board, int seenVersion, Guid by)
    {
        if (!Kind.IsOpenIn(board.Workshop.Stage))
            return new NoteNotNow(board.Workshop.Stage);
        if (IsRemoved)
            return new WorkshopPartUnknown();
        if (seenVersion != Version)
            return new ChangedUnderYou();
        if (board.Notes.Any(other => !other.IsRemoved && other.Cites.Contains(new Citation(CitationKind.Note, Id))) || board.Candidates.Any(goal => !goal.IsRemoved && goal.Strategies.Contains(Id)))
            return new FactIsCited();
        (IsRemoved, ChangedBy) = (true, by);
        Version++;
        return null;
    }

    /// <summary>Moves it to another kind or group. Of two who move it at once the later wins, and both see it.</summary>
    public Refusal? Move(NoteKind to, string? group, WorkshopStage stage, Guid by)
    {
        if (!Kind.IsOpenIn(stage))
            return new NoteNotNow(stage);
        if (!Kind.MayMove(to))
            return new NoteNotMovable();
        if (group?.Trim().Length > MaxGroupLength)
            return new WorkshopWordsInvalid("group", MaxGroupLength);
        (Kind, Group, ChangedBy) = (to, FreeText.Clean(group), by);
        return null;
    }

    /// <summary>Says what it rests on; only what the writer may see can be cited. A strategy is drawn from a pair.</summary>
    public Refusal? Cite(IReadOnlyList<Citation> cites, WorkshopBoard board, Guid by)
    {
        if (cites.Count > MostCited)
            return new WorkshopIsFull(MostCited);
        var seen = board.SeenBy(by);
        var notes = cites.Where(cite => cite.Kind is CitationKind.Note).Select(cite => seen.Notes.FirstOrDefault(note => note.Id == cite.Id)).ToList();
        if (notes.Contains(null) || cites.Any(cite => cite.Kind is CitationKind.Fact && seen.Facts.All(fact => fact.Id != cite.Id)))
            return new CitationUnknown();
        if (Kind.DrawnFrom() is var (inside, outside))
        {
            if (!notes.Exists(note => note!.Kind == inside) || !notes.Exists(note => note!.Kind == outside) || notes.Exists(note => note!.Kind != inside && note.Kind != outside))
                return new StrategyNeedsPair();
        }
        else if (notes.Count > 0)
        {
            return new CitationUnknown();
        }

        Cites = [.. cites.Distinct()];
        return null;
    }

    /// <summary>Shows it to everybody.</summary>
    public void Show() => IsHidden = false;
}
