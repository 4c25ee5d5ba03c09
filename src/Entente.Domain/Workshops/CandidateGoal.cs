using Entente.Domain.Goals;
using Entente.Domain.Kernel;

namespace Entente.Domain.Workshops;

/// <summary>
/// A goal that the workshop may give the company. Its text is a goal's text already, so that what the managers countersign is, word by
/// word and hash by hash, what becomes the company's goal.
/// </summary>
public sealed class CandidateGoal
{
    /// <summary>The most of a workshop.</summary>
    public const int Most = 60;

    private CandidateGoal()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Of which workshop.</summary>
    public Guid WorkshopId { get; private init; }

    /// <summary>Its text.</summary>
    public GoalBody Body { get; private set; } = new();

    /// <summary>The hash of its text as a goal of the company.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The strategies it comes of.</summary>
    public IReadOnlyList<Guid> Strategies { get; private set; } = [];

    /// <summary>Who wrote it last.</summary>
    public Guid WrittenBy { get; private set; }

    /// <summary>True where it goes on to be countersigned.</summary>
    public bool IsChosen { get; private set; }

    /// <summary>True once it was taken off the board.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>What managers said to its texts; only those with the present hash count.</summary>
    public IReadOnlyList<Countersignature> Countersignatures { get; private set; } = [];

    /// <summary>The goal that came of it; null while none did.</summary>
    public Guid? GoalId { get; private set; }

    /// <summary>Grows by one with every change of it.</summary>
    public int Version { get; private set; }

    /// <summary>What managers said to the text as it stands.</summary>
    public IEnumerable<Countersignature> Answers => Countersignatures.Where(said => said.Hash == Hash);

    /// <summary>A new candidate.</summary>
    public static Outcome<CandidateGoal> Write(Guid id, WorkshopBoard board, GoalBody body, IReadOnlyList<Guid> strategies, Guid by)
    {
        if (board.Candidates.Count >= Most)
            return new WorkshopIsFull(Most);
        var goal = new CandidateGoal { Id = id, WorkshopId = board.Workshop.Id };
        return goal.Change(board, body, strategies, 0, by) is { } refusal ? refusal : goal;
    }

    /// <summary>Another text; refused where it changed since it was seen.</summary>
    public Refusal? Change(WorkshopBoard board, GoalBody body, IReadOnlyList<Guid> strategies, int seenVersion, Guid by)
    {
        if (board.Workshop.Check(WorkshopVerb.WriteGoals) is { } not)
            return not;
        if (seenVersion != Version)
            return new ChangedUnderYou();
        var text = body with { Period = board.Workshop.PeriodCode, ServesSuperior = false, Supports = [] };
        // The workshop's period is given, so that a day outside it is a slip, and better said now than when everybody signs.
        if ((text.CheckDraft(board.Workshop.CompanyId) ?? text.CheckDeadlines()) is { } wrong)
            return wrong;
        var from = strategies.Distinct().ToList();
        if (from.Count == 0 || from.Exists(id => !board.Notes.Any(note => note.Id == id && !note.IsRemoved && note.Kind.IsStrategy())))
            return new CandidateNeedsStrategy();
        (Body, Hash, Strategies, WrittenBy, IsRemoved) = (text, GoalHash.Of(board.Workshop.CompanyId, text), from, by, false);
        Version++;
        return null;
    }

    /// <summary>Takes it off the board.</summary>
    public Refusal? Remove(Workshop workshop, Guid by)
    {
        if (workshop.Check(WorkshopVerb.WriteGoals) is { } not)
            return not;
        (IsRemoved, IsChosen, WrittenBy) = (true, false, by);
        Version++;
        return null;
    }

    /// <summary>Says whether it goes on to be countersigned.</summary>
    public Refusal? Choose(Workshop workshop, bool isChosen)
    {
        if (workshop.Check(WorkshopVerb.Choose) is { } not)
            return not;
        IsChosen = isChosen;
        Version++;
        return null;
    }

    /// <summary>
    /// Countersigns the text that the signer saw, or objects to it with a reason. Of one person the last word to a text counts.
    /// </summary>
    public Refusal? Answer(Workshop workshop, string seenHash, string? objection, bool objects, Guid by, DateTimeOffset now)
    {
        if (workshop.Check(WorkshopVerb.Countersign) is { } not)
            return not;
        if (!workshop.Participants.Contains(by))
            return new NotAllowed();
        if (!IsChosen || IsRemoved)
            return new WorkshopPartUnknown();
        if (seenHash != Hash)
            return new CandidateChangedUnderYou();
        var reason = objects ? FreeText.Clean(objection) : null;
        if (objects && reason is not { Length: <= Workshop.MaxWordsLength })
            return new WorkshopWordsInvalid("objection", Workshop.MaxWordsLength);
        // Who objected may be convinced, and who signed may think again, until it is ratified; earlier words stay in the record of the audit.
        Countersignatures = [.. Countersignatures.Where(said => said.By != by || said.Hash != Hash), new Countersignature(by, now, Hash, reason)];
        Version++;
        return null;
    }

    /// <summary>The participants who have said nothing yet to the text as it stands.</summary>
    public IReadOnlyList<Guid> Unanswered(Workshop workshop) => [.. workshop.Participants.Where(person => !Answers.Any(said => said.By == person))];

    /// <summary>Notes which goal came of it.</summary>
    public void Became(Guid goal)
    {
        GoalId = goal;
        Version++;
    }
}
