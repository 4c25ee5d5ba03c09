using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;

namespace Entente.Domain.Recovery;

/// <summary>
/// The case that a bad opens (补救): one for a rater, a link and a day. It never takes a bad away and never makes one good; it follows
/// what the rater says. Who may do what is asked of <see cref="RecoveryAccess"/>, what may follow what of <see cref="RecoveryPath"/>.
/// </summary>
public sealed class RecoveryCase
{
    /// <summary>The longest words, in characters.</summary>
    public const int MaxWordsLength = 2000;

    /// <summary>A bad that comes in this many days after its own day, about a quarter, is history and opens no case.</summary>
    public const int NewsForDays = 92;

    private RecoveryCase()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The link on which somebody was dissatisfied.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>Who rated; null where the rating is sealed.</summary>
    public Guid? RaterId { get; private init; }

    /// <summary>The rater of a sealed rating, where it is they who look; never kept, and null to everybody else.</summary>
    public Guid? RecognisedRater { get; private set; }

    /// <summary>The day for which the bad counts; of a sealed one the first of its month.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>Where it stands.</summary>
    public RecoveryState State { get; private set; }

    /// <summary>When it was opened; of a sealed one when the rating was released.</summary>
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>By when the rater is to be talked with, counted from the opening or the last reopening.</summary>
    public DateTimeOffset ContactDueAt { get; private set; }

    /// <summary>By when it is to be made good, counted from the opening or the last reopening.</summary>
    public DateTimeOffset RemedyDueAt { get; private set; }

    /// <summary>Who of the provider handles it; null for the owner.</summary>
    public Guid? DelegateId { get; private set; }

    /// <summary>When a clock ran out and the superior was called in, which happens once; null while it has not.</summary>
    public DateTimeOffset? EscalatedAt { get; private set; }

    /// <summary>The superior who was called in.</summary>
    public Guid? EscalatedTo { get; private set; }

    /// <summary>Why, as the rater says; null where they do not.</summary>
    public Cause? RaterCause { get; private set; }

    /// <summary>Why, as the provider found; null before. The rater's word is kept beside it.</summary>
    public Cause? Finding { get; private set; }

    /// <summary>What was done about it; null before.</summary>
    public string? Remedy { get; private set; }

    /// <summary>Since when a dialogue on the link is asked for, because a side says that nothing was agreed, or that it went beyond; null where none is.</summary>
    public DateTimeOffset? DialogueAskedAt { get; private set; }

    /// <summary>True where the rater confirmed after the period was closed: its published figures stay, and the rating stays as it is.</summary>
    public bool ConfirmedLate { get; private set; }

    /// <summary>Every step, in order. Replaced and never changed.</summary>
    public IReadOnlyList<RecoveryEvent> History { get; private set; } = [];

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>True while it waits for somebody.</summary>
    public bool IsLive => RecoveryPath.IsLive(State);

    /// <summary>What may be done now.</summary>
    public IReadOnlyList<RecoveryVerb> Allowed => RecoveryPath.Allowed(State);

    /// <summary>The cause that counts: what the provider found, or else what the rater said.</summary>
    public Cause? CauseThatCounts => Finding ?? RaterCause;

    /// <summary>The clocks of each round, the first first.</summary>
    public IReadOnlyList<RecoveryClock> Clocks => RoundsOf(History);

    /// <summary>The clocks of the present round.</summary>
    public RecoveryClock Clock => Clocks[^1];

    /// <summary>
    /// Whether a bad of a day, heard of today, opens a case. History that a company brings along counts in verdicts and figures, but nobody
    /// can be asked to talk tomorrow with whoever was dissatisfied last year: a bad of 1 January opens a case until 3 April.
    /// </summary>
    public static bool IsNews(DateOnly day, DateOnly today) => day >= today.AddDays(-NewsForDays);

    /// <summary>A new case. Its clocks start now, whenever the bad was given: the provider knows of it from now on.</summary>
    public static RecoveryCase Open(Guid id, Guid link, Guid? rater, DateOnly day, Cause? cause, DateTimeOffset now, WorkCalendar calendar, RecoveryLimits limits)
    {
        var made = new RecoveryCase { Id = id, LinkId = link, RaterId = rater, Day = day, OpenedAt = now, RaterCause = cause, Version = 1 };
        made.Begin(RecoveryAct.Opened, now, calendar, limits, null);
        made.AskForDialogue(cause, now);
        return made;
    }

    /// <summary>
    /// Takes over what the rater's bads of the day have come to. Where none stands, the case is settled: confirmed by whoever confirmed
    /// one of them, withdrawn otherwise; where one stands again, a settled case is reopened. Saying the same again changes nothing.
    /// </summary>
    public void Follow(BadsOfDay bads, WorkCalendar calendar, RecoveryLimits limits)
    {
        if (SaysWhy(RaterCause, bads) && bads.Cause is { } cause)
        {
            RaterCause = cause;
            AskForDialogue(cause, bads.At);
            Version++;
        }

        if (bads is { Standing: 0, Recovered: 0, ByCourt: true } && IsLive)
            Step(RecoveryAct.Removed, null, null, bads.At, null);
        else if (bads.Standing == 0 && IsLive)
            Settle(bads.Recovered > 0, bads.At);
        else if (bads.Standing > 0 && !IsLive && !ConfirmedLate)
            Begin(RecoveryAct.Reopened, bads.At, calendar, limits, null);
    }

    /// <summary>Whether following these bads would change a case that stands like this: most new bads of a day that has its case change nothing.</summary>
    public static bool IsMovedBy(RecoveryState state, Cause? raterCause, bool confirmedLate, BadsOfDay bads) =>
        SaysWhy(raterCause, bads) || (bads.Standing == 0 ? RecoveryPath.IsLive(state) : !RecoveryPath.IsLive(state) && !confirmedLate);

    private static bool SaysWhy(Cause? known, BadsOfDay bads) => bads.Cause is { } cause && cause != known && !(bads.OnlyNew && known is not null);

    /// <summary>The provider has talked with the rater; what was found may be said at once.</summary>
    public Refusal? Contact(Guid by, string? words, Cause? finding, DateTimeOffset now)
    {
        if (((Refusal?)Check(RecoveryVerb.Contact) ?? CheckWords(words, false, "text")) is { } not)
            return not;
        Step(RecoveryAct.Contacted, RecoveryRole.Provider, by, now, words);
        Find(by, finding, now);
        return null;
    }

    /// <summary>The provider says what was done, and why it had happened.</summary>
    public Refusal? MakeGood(Guid by, string? remedy, Cause? finding, DateTimeOffset now)
    {
        if (((Refusal?)Check(RecoveryVerb.Remedy) ?? CheckWords(remedy, true, "text")) is { } not)
            return not;
        if ((finding ?? Finding) is not { } cause)
            return new RecoveryFindingMissing();
        Find(by, cause, now);
        Remedy = FreeText.Clean(remedy);
        Step(RecoveryAct.Remedied, RecoveryRole.Provider, by, now, remedy);
        return null;
    }

    /// <summary>The rater says that it is not made good: the clocks start again. The bads stand anyway.</summary>
    public Refusal? Reopen(string? words, DateTimeOffset now, WorkCalendar calendar, RecoveryLimits limits)
    {
        if (RecoveryPath.Of(State, RecoveryVerb.Reopen) is not { ByRatingAlone: false })
            return new RecoveryStepIllegal(State, Allowed);
        if (CheckWords(words, true, "text") is { } not)
            return not;
        Begin(RecoveryAct.Reopened, now, calendar, limits, words);
        return null;
    }

    /// <summary>
    /// The rater confirms after the period was closed. Its figures were published and its rating can no longer change, so only the
    /// case is settled: the late fact counts in the period in which it was said.
    /// </summary>
    public Refusal? ConfirmLate(DateTimeOffset now) => ConfirmSealed(true, now);

    /// <summary>The rater of a sealed bad confirms. What was published stays: where the figures of its batch are closed, only the case is settled.</summary>
    public Refusal? ConfirmSealed(bool isClosed, DateTimeOffset now)
    {
        if (!Allowed.Contains(RecoveryVerb.Confirm))
            return new RecoveryStepIllegal(State, Allowed);
        ConfirmedLate = isClosed;
        Settle(true, now);
        return null;
    }

    /// <summary>The rater of a sealed bad is known to themselves.</summary>
    public void Recognise(Guid rater) => RecognisedRater = RaterId is null ? rater : null;

    /// <summary>Hands it to somebody of the provider, or back to the owner.</summary>
    public Refusal? Delegate(Guid? to, Guid by, DateTimeOffset now)
    {
        if (!IsLive)
            return new RecoveryIsSettled();
        if (to == DelegateId)
            return null;
        DelegateId = to;
        Note(new RecoveryEvent(RecoveryAct.Delegated, State, RecoveryRole.Provider, by, now, null) { To = to });
        return null;
    }

    /// <summary>Calls in the superior where a clock ran out; true where that happened, which is once in the life of a case.</summary>
    public bool Escalate(Guid superior, DateTimeOffset now)
    {
        if (EscalatedAt is not null || !Clock.IsLate(now))
            return false;
        (EscalatedAt, EscalatedTo) = (now, superior);
        Note(new RecoveryEvent(RecoveryAct.Escalated, State, null, null, now, null) { To = superior });
        return true;
    }

    private static List<RecoveryClock> RoundsOf(IReadOnlyList<RecoveryEvent> history)
    {
        var rounds = new List<RecoveryClock>();
        foreach (var step in history)
        {
            if (rounds.Count > 0 && rounds[^1].EndedAt is null && step.Act is RecoveryAct.Confirmed or RecoveryAct.Reopened or RecoveryAct.Withdrawn or RecoveryAct.Removed)
                rounds[^1] = rounds[^1] with { EndedAt = step.At };
            if (step is { ContactDueAt: { } contact, RemedyDueAt: { } remedy })
                rounds.Add(new RecoveryClock(step.At, contact, remedy, null, null, null));
            else if (step.Act is RecoveryAct.Contacted)
                rounds[^1] = rounds[^1] with { ContactedAt = step.At };
            else if (step.Act is RecoveryAct.Remedied)
                rounds[^1] = rounds[^1] with { RemediedAt = step.At };
        }

        return rounds;
    }

    private static RecoveryWordsInvalid? CheckWords(string? words, bool isAsked, string field) =>
        words?.Length > MaxWordsLength || (isAsked && FreeText.Clean(words) is null) ? new RecoveryWordsInvalid(field) : null;

    private RecoveryStepIllegal? Check(RecoveryVerb verb) => RecoveryPath.Of(State, verb) is null ? new RecoveryStepIllegal(State, Allowed) : null;

    /// <summary>The rater's word settles it. Steps that the provider never wrote down are walked on the rater's word.</summary>
    private void Settle(bool confirmed, DateTimeOffset now)
    {
        if (!confirmed)
        {
            Step(RecoveryAct.Withdrawn, RecoveryRole.Rater, RaterId, now, null);
            return;
        }

        if (State is RecoveryState.Open or RecoveryState.Reopened)
            Step(RecoveryAct.Contacted, RecoveryRole.Rater, RaterId, now, null);
        if (State is RecoveryState.Contacted)
            Step(RecoveryAct.Remedied, RecoveryRole.Rater, RaterId, now, null);
        Step(RecoveryAct.Confirmed, RecoveryRole.Rater, RaterId, now, null);
    }

    private void Begin(RecoveryAct act, DateTimeOffset now, WorkCalendar calendar, RecoveryLimits limits, string? words)
    {
        (ContactDueAt, RemedyDueAt) = (calendar.WorkingDaysAfter(now, limits.ContactDays), calendar.WorkingDaysAfter(now, limits.RemedyDays));
        State = act is RecoveryAct.Opened ? RecoveryState.Open : RecoveryState.Reopened;
        Note(new RecoveryEvent(act, State, RecoveryRole.Rater, RaterId, now, FreeText.Clean(words)) { ContactDueAt = ContactDueAt, RemedyDueAt = RemedyDueAt });
    }

    private void Step(RecoveryAct act, RecoveryRole? role, Guid? by, DateTimeOffset now, string? words)
    {
        State = act switch
        {
            RecoveryAct.Contacted => RecoveryState.Contacted,
            RecoveryAct.Remedied => RecoveryState.Remedied,
            RecoveryAct.Confirmed => RecoveryState.Confirmed,
            RecoveryAct.Withdrawn or RecoveryAct.Removed => RecoveryState.Withdrawn,
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
        Note(new RecoveryEvent(act, State, role, by, now, FreeText.Clean(words)));
    }

    private void Find(Guid by, Cause? finding, DateTimeOffset now)
    {
        if (finding is not { } cause || cause == Finding)
            return;
        Finding = cause;
        Note(new RecoveryEvent(RecoveryAct.Found, State, RecoveryRole.Provider, by, now, null) { Finding = cause });
        AskForDialogue(cause, now);
    }

    private void AskForDialogue(Cause? cause, DateTimeOffset now)
    {
        if (cause is Cause.NothingAgreed or Cause.BeyondAgreed)
            DialogueAskedAt ??= now;
    }

    private void Note(RecoveryEvent step)
    {
        History = [.. History, step];
        Version = History.Count == 1 ? 1 : Version + 1;
    }
}
