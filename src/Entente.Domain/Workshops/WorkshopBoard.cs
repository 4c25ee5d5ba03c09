namespace Entente.Domain.Workshops;

/// <summary>Everything in a workshop. Nobody reads it but the rules; whoever shows something shows what <see cref="SeenBy"/> leaves.</summary>
/// <param name="Workshop">The workshop.</param>
/// <param name="Notes">Every note, taken out or not.</param>
/// <param name="Facts">Every fact, taken out or not.</param>
/// <param name="Candidates">Every candidate, taken out or not.</param>
/// <param name="Dots">All dots.</param>
public sealed record WorkshopBoard(Workshop Workshop, IReadOnlyList<WorkshopNote> Notes, IReadOnlyList<WorkshopFact> Facts, IReadOnlyList<CandidateGoal> Candidates, IReadOnlyList<WorkshopDots> Dots)
{
    /// <summary>The candidates that are countersigned, in the order in which they were written.</summary>
    public IEnumerable<CandidateGoal> Chosen => Candidates.Where(goal => goal is { IsChosen: true, IsRemoved: false }).OrderBy(goal => goal.Id);

    /// <summary>
    /// What a person may see: of unseen notes only their own, of dots only their own, and the sums once the vote is closed. The
    /// facilitator, HR, administrators and auditors see no more than everybody.
    /// </summary>
    /// <param name="person">Who looks; null for a program.</param>
    public BoardSight SeenBy(Guid? person)
    {
        var standing = Notes.Where(note => !note.IsRemoved).ToList();
        var goals = Candidates.Where(goal => !goal.IsRemoved).OrderBy(goal => goal.Id).ToList();
        return new BoardSight(
            Workshop,
            [.. standing.Where(note => !note.IsHidden || note.AuthorId == person).OrderBy(note => note.WrittenAt).ThenBy(note => note.Id)],
            standing.Count(note => note.IsHidden && note.AuthorId != person),
            [.. Facts.Where(fact => !fact.IsRemoved).OrderBy(fact => fact.Area).ThenBy(fact => fact.Id)],
            goals,
            Dots.Where(dots => dots.PersonId == person).ToDictionary(dots => dots.GoalId, dots => dots.Count),
            Workshop.IsVoteClosed ? goals.ToDictionary(goal => goal.Id, goal => Dots.Where(dots => dots.GoalId == goal.Id).Sum(dots => dots.Count)) : null,
            Dots.Where(dots => dots.Count > 0 && Workshop.Participants.Contains(dots.PersonId)).Select(dots => dots.PersonId).Distinct().Count());
    }
}
