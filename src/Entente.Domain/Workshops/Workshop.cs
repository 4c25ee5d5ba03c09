using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Workshops;

/// <summary>
/// The company's managers set its goals for a period together (目标共创会), from what is expected of it and from how it stands. What
/// they write are <see cref="WorkshopNote"/>s, <see cref="WorkshopFact"/>s and <see cref="CandidateGoal"/>s of their own rows. Who may do
/// what is asked of <see cref="WorkshopAccess"/>, when of <see cref="Allowed"/>.
/// </summary>
public sealed class Workshop
{
    /// <summary>The fewest and the most managers who take part.</summary>
    public const int LeastPeople = 2, MostPeople = 60;

    /// <summary>The most dots of a participant.</summary>
    public const int MostDots = 20;

    /// <summary>The longest timer, in minutes.</summary>
    public const int LongestTimer = 180;

    /// <summary>The longest place or reason, in characters.</summary>
    public const int MaxWordsLength = 500;

    private Workshop()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The company's root unit, whose goals come of it.</summary>
    public Guid CompanyId { get; private init; }

    /// <summary>The code of the period whose goals are set.</summary>
    public string PeriodCode { get; private init; } = "";

    /// <summary>When they meet.</summary>
    public DateTimeOffset PlannedAt { get; private set; }

    /// <summary>Where; null where nobody said.</summary>
    public string? Place { get; private set; }

    /// <summary>Who leads it: moves the stages and the timer, and decides nothing alone.</summary>
    public Guid FacilitatorId { get; private set; }

    /// <summary>The managers who take part.</summary>
    public IReadOnlyList<Guid> Participants { get; private set; } = [];

    /// <summary>How many dots each has.</summary>
    public int DotsEach { get; private set; }

    /// <summary>Where it stands.</summary>
    public WorkshopStage Stage { get; private set; }

    /// <summary>Every move, earliest first.</summary>
    public IReadOnlyList<StageMove> Moves { get; private set; } = [];

    /// <summary>True while what is written is unseen by others until it is revealed.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>True once the dots were counted.</summary>
    public bool IsVoteClosed { get; private set; }

    /// <summary>When the timer ends; null while none runs.</summary>
    public DateTimeOffset? TimerEndsAt { get; private set; }

    /// <summary>When it was called.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Who called it.</summary>
    public Guid CreatedBy { get; private init; }

    /// <summary>When the goals became the company's; null while they have not.</summary>
    public DateTimeOffset? RatifiedAt { get; private set; }

    /// <summary>Why it was given up.</summary>
    public string? CalledOffReason { get; private set; }

    /// <summary>Grows by one with every change of anything in it.</summary>
    public int Revision { get; private set; }

    /// <summary>True while something is still to happen.</summary>
    public bool IsOpen => Stage < WorkshopStage.Ratified;

    /// <summary>When the meeting began; null while it has not.</summary>
    public DateTimeOffset? StartedAt => Moves.Count > 0 ? Moves[0].At : null;

    /// <summary>What may be done now.</summary>
    public IReadOnlyList<WorkshopVerb> Allowed => Stage switch
    {
        WorkshopStage.Preparing => [WorkshopVerb.Plan, WorkshopVerb.Move, WorkshopVerb.Write, WorkshopVerb.WriteFacts, WorkshopVerb.CallOff],
        <= WorkshopStage.Strategies => [WorkshopVerb.Plan, WorkshopVerb.Move, WorkshopVerb.Reveal, WorkshopVerb.Time, WorkshopVerb.Write, WorkshopVerb.WriteFacts, WorkshopVerb.CallOff],
        WorkshopStage.Candidates => [WorkshopVerb.Plan, WorkshopVerb.Move, WorkshopVerb.Reveal, WorkshopVerb.Time, WorkshopVerb.Write, WorkshopVerb.WriteGoals, WorkshopVerb.Vote, WorkshopVerb.CallOff],
        WorkshopStage.Vote when !IsVoteClosed => [WorkshopVerb.Plan, WorkshopVerb.Move, WorkshopVerb.Time, WorkshopVerb.Write, WorkshopVerb.Vote, WorkshopVerb.CloseVote, WorkshopVerb.CallOff],
        WorkshopStage.Vote => [WorkshopVerb.Plan, WorkshopVerb.Move, WorkshopVerb.Time, WorkshopVerb.Write, WorkshopVerb.WriteGoals, WorkshopVerb.Choose, WorkshopVerb.CallOff],
        WorkshopStage.Ratify => [WorkshopVerb.Move, WorkshopVerb.Time, WorkshopVerb.Write, WorkshopVerb.Countersign, WorkshopVerb.Ratify, WorkshopVerb.CallOff],
        _ => [],
    };

    /// <summary>Where it may go: on by one stage, or back to any earlier stage of the meeting. Ratified only by ratifying.</summary>
    public IReadOnlyList<WorkshopStage> Targets => !Allowed.Contains(WorkshopVerb.Move) ? []
        : [.. Enum.GetValues<WorkshopStage>().Where(to => to is > WorkshopStage.Preparing and < WorkshopStage.Ratified && (to < Stage || to == Stage + 1))];

    /// <summary>A new workshop. What is written before the meeting is unseen by others.</summary>
    public static Outcome<Workshop> Call(Guid id, CompanyDirectory directory, WorkshopPlan plan, Guid by, DateTimeOffset now)
    {
        if (directory.Root is not { } company || !Period.TryParse(plan.Period, out var period) || period.End < directory.DayOf(now))
            return new WorkshopPeriodInvalid(plan.Period);
        var workshop = new Workshop { Id = id, CompanyId = company.Id, PeriodCode = period.ToString(), IsPrivate = true, CreatedAt = now, CreatedBy = by };
        return workshop.Plan(directory, plan, now) is { } refusal ? refusal : workshop;
    }

    /// <summary>The refusal of what may not be done now; null where it may.</summary>
    public Refusal? Check(WorkshopVerb verb) => Allowed.Contains(verb) ? null : new WorkshopStepNotAllowed(Stage, verb, Allowed);

    /// <summary>Another time, place, facilitator, circle of participants or number of dots; the period stays.</summary>
    public Refusal? Plan(CompanyDirectory directory, WorkshopPlan plan, DateTimeOffset now)
    {
        if (Check(WorkshopVerb.Plan) is { } not)
            return not;
        if (plan.Place?.Length > MaxWordsLength)
            return new WorkshopWordsInvalid("place", MaxWordsLength);
        // A meeting that began was planned for a time that is over.
        if (plan.PlannedAt != PlannedAt && (plan.PlannedAt < now || plan.PlannedAt > now.AddYears(2)))
            return new WorkshopTimeInvalid();
        if (plan.Dots is < 1 or > MostDots)
            return new DotsInvalid(MostDots);
        if (directory.Person(plan.FacilitatorId) is not { RemovedAt: null })
            return new FacilitatorUnknown();
        var people = plan.Participants.Distinct().ToList();
        if (people.Count is < LeastPeople or > MostPeople)
            return new ParticipantCountInvalid(LeastPeople, MostPeople);
        var day = directory.DayOf(now);
        if (people.Except(Participants).FirstOrDefault(person => !directory.ManagedBy(person, day).Any()) is var stranger && stranger != Guid.Empty)
            return new ParticipantNotManager(directory.Person(stranger)?.Name ?? "");
        (PlannedAt, Place, FacilitatorId, Participants, DotsEach) = (plan.PlannedAt, FreeText.Clean(plan.Place), plan.FacilitatorId, people, plan.Dots);
        Revision++;
        return null;
    }

    /// <summary>Goes to another stage.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="board">Everything in the workshop: what the next stage builds upon must be there and seen.</param>
    /// <param name="by">Who moves it.</param>
    /// <param name="now">When.</param>
    public Refusal? Move(WorkshopStage to, WorkshopBoard board, Guid by, DateTimeOffset now)
    {
        if (Check(WorkshopVerb.Move) is { } not)
            return not;
        if (!Targets.Contains(to))
            return new StageOutOfOrder(Stage, Targets);
        if (to >= WorkshopStage.Strategies && (IsPrivate || board.Notes.Any(note => note.IsHidden && !note.IsRemoved)))
            return new NotesStillHidden();
        if (to is WorkshopStage.Vote && to > Stage && !board.Candidates.Any(goal => !goal.IsRemoved))
            return new NoCandidates();
        if (to is WorkshopStage.Ratify && (!IsVoteClosed || !board.Chosen.Any()))
            return new NothingChosen();
        if (to is WorkshopStage.Ratify && board.Chosen.Select(goal => goal.Body.CheckWhole(CompanyId)).FirstOrDefault(wrong => wrong is not null) is { } wrong)
            return wrong;
        Moves = [.. Moves, new StageMove(Stage, to, by, now)];
        // Whoever goes back behind the vote changes what was voted on: it is taken again.
        IsVoteClosed &= to >= WorkshopStage.Vote;
        (Stage, TimerEndsAt) = (to, null);
        Revision++;
        return null;
    }

    /// <summary>Makes what is written from now on unseen until it is revealed; the notes themselves are shown by <see cref="WorkshopNote.Show"/>.</summary>
    public Refusal? SetPrivate(bool isPrivate)
    {
        if (Check(WorkshopVerb.Reveal) is { } not)
            return not;
        IsPrivate = isPrivate;
        Revision++;
        return null;
    }

    /// <summary>Runs a timer, or stops it where no minutes are given.</summary>
    public Refusal? Time(int? minutes, DateTimeOffset now)
    {
        if (Check(WorkshopVerb.Time) is { } not)
            return not;
        if (minutes is < 1 or > LongestTimer)
            return new TimerInvalid(LongestTimer);
        TimerEndsAt = minutes is { } length ? now.AddMinutes(length) : null;
        Revision++;
        return null;
    }

    /// <summary>Closes the vote.</summary>
    public Refusal? CloseVote()
    {
        if (Check(WorkshopVerb.CloseVote) is { } not)
            return not;
        (IsVoteClosed, TimerEndsAt) = (true, null);
        Revision++;
        return null;
    }

    /// <summary>Says that something of it changes.</summary>
    public Refusal? Change(WorkshopVerb verb)
    {
        if (Check(verb) is { } not)
            return not;
        Revision++;
        return null;
    }

    /// <summary>Ends it, once every participant has said something to every chosen goal as it stands.</summary>
    public Refusal? Ratify(WorkshopBoard board, DateTimeOffset now)
    {
        if (Check(WorkshopVerb.Ratify) is { } not)
            return not;
        if (!board.Chosen.Any())
            return new NothingChosen();
        if (board.Chosen.Sum(goal => goal.Unanswered(this).Count) is > 0 and var missing)
            return new CountersignaturesMissing(missing);
        (Stage, RatifiedAt, TimerEndsAt) = (WorkshopStage.Ratified, now, null);
        Revision++;
        return null;
    }

    /// <summary>Gives it up, with a reason.</summary>
    public Refusal? CallOff(string? reason)
    {
        if (Check(WorkshopVerb.CallOff) is { } not)
            return not;
        if (FreeText.Clean(reason) is not { Length: <= MaxWordsLength } words)
            return new WorkshopWordsInvalid("text", MaxWordsLength);
        (Stage, CalledOffReason, TimerEndsAt) = (WorkshopStage.CalledOff, words, null);
        Revision++;
        return null;
    }
}
