namespace Entente.Domain.Workshops;

/// <summary>What somebody may see of a workshop.</summary>
/// <param name="Workshop">The workshop.</param>
/// <param name="Notes">The notes, in the order in which they were written.</param>
/// <param name="HiddenNotes">How many notes of others are unseen.</param>
/// <param name="Facts">The state sheet.</param>
/// <param name="Candidates">The goals.</param>
/// <param name="OwnDots">How many of their own dots stand on each goal.</param>
/// <param name="Dots">How many dots stand on each goal; null while the vote is not closed.</param>
/// <param name="Voters">How many participants have put a dot; not who, and not where.</param>
public sealed record BoardSight(
    Workshop Workshop,
    IReadOnlyList<WorkshopNote> Notes,
    int HiddenNotes,
    IReadOnlyList<WorkshopFact> Facts,
    IReadOnlyList<CandidateGoal> Candidates,
    IReadOnlyDictionary<Guid, int> OwnDots,
    IReadOnlyDictionary<Guid, int>? Dots,
    int Voters)
{
    /// <summary>How many dots they have left.</summary>
    public int DotsLeft => Workshop.DotsEach - Candidates.Sum(goal => OwnDots.GetValueOrDefault(goal.Id));

    /// <summary>True once every participant has said something to every chosen goal as it stands: it can be ratified.</summary>
    public bool IsAnswered => Candidates.Where(goal => goal.IsChosen).All(goal => goal.Unanswered(Workshop).Count == 0);

    /// <summary>True where they see a note or goal of this identity.</summary>
    public bool Has(Guid id) => Notes.Any(note => note.Id == id) || Candidates.Any(goal => goal.Id == id);

    /// <summary>The groups of a kind, in the order of their names; first, without a name, what stands in none.</summary>
    public IEnumerable<IGrouping<string, WorkshopNote>> Groups(NoteKind kind) => Notes.Where(note => note.Kind == kind).GroupBy(note => note.Group ?? "", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);

    /// <summary>The comments on a note or goal.</summary>
    public IEnumerable<WorkshopNote> CommentsOn(Guid id) => Notes.Where(note => note.Kind is NoteKind.Comment && note.AboutId == id);
}
