using Entente.Domain.Calendar;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Needs;

/// <summary>
/// Something an internal customer needs of a provider (需求). Every transition is kept with who, when and in which words. The lists are
/// replaced and never changed, so that whoever holds an older one is not surprised.
/// </summary>
public sealed class Need
{
    /// <summary>The longest words, in characters.</summary>
    public const int MaxWordsLength = 2000;

    /// <summary>How many working days pass before a raised need without answer, or an accepted one without plan, counts as silent.</summary>
    public const int AnswerWithinDays = 10;

    private Need()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>In one line.</summary>
    public string Title { get; private init; } = "";

    /// <summary>In detail; null where the line says all.</summary>
    public string? Text { get; private init; }

    /// <summary>Which unit needed it first.</summary>
    public Guid RaiserUnitId { get; private init; }

    /// <summary>Of which unit; the raiser's own unit means its manager.</summary>
    public Guid ProviderId { get; private init; }

    /// <summary>Which way it goes.</summary>
    public NeedDirection Direction { get; private init; }

    /// <summary>On which link; null where on none.</summary>
    public Guid? LinkId { get; private init; }

    /// <summary>Where it came up.</summary>
    public NeedOrigin Origin { get; private init; }

    /// <summary>The thing it came up in.</summary>
    public Guid? OriginId { get; private init; }

    /// <summary>Where it stands.</summary>
    public NeedState State { get; private set; }

    /// <summary>Since when it stands there.</summary>
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>Everybody who needs it, the first first.</summary>
    public IReadOnlyList<NeedRaiser> Raisers { get; private set; } = [];

    /// <summary>Every transition, in order.</summary>
    public IReadOnlyList<NeedEvent> History { get; private set; } = [];

    /// <summary>The goal that came of it; null where none did.</summary>
    public Guid? GoalId { get; private set; }

    /// <summary>The superior whom the raiser brought in when answering a refusal; null while nobody did.</summary>
    public Guid? SuperiorBroughtIn { get; private set; }

    /// <summary>True once a raiser answered a refusal.</summary>
    public bool RefusalAnswered { get; private set; }

    /// <summary>The need that it was found to repeat; null for all others.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>Where it may go from here.</summary>
    public IReadOnlyList<NeedState> Allowed => MergedIntoId is not null ? [] : State switch
    {
        NeedState.Raised => [NeedState.InDiscussion, NeedState.Declined],
        NeedState.InDiscussion => [NeedState.Accepted, NeedState.Declined],
        NeedState.Accepted => [NeedState.Planned],
        NeedState.Planned => [NeedState.Delivered],
        NeedState.Delivered => [NeedState.Confirmed],
        NeedState.Declined when !RefusalAnswered => [NeedState.InDiscussion],
        _ => [],
    };

    /// <summary>True while something is still to happen with it: neither confirmed, declined nor merged.</summary>
    public bool IsOpen => MergedIntoId is null && State is not (NeedState.Confirmed or NeedState.Declined);

    /// <summary>A new need. Who may raise it is asked of <see cref="NeedAccess"/>.</summary>
    public static Outcome<Need> Raise(Guid id, SupplyChain chain, NeedDraft draft, Guid by, DateTimeOffset now)
    {
        if (FreeText.Clean(draft.Title) is not { } title || title.Length > NameInvalid.MaxLength)
            return new NameInvalid("title");
        if (draft.Text?.Length > MaxWordsLength)
            return new NeedWordsInvalid("text");
        if ((draft.Origin is NeedOrigin.Direct) != (draft.OriginId is null))
            return new NeedOriginInvalid();
        var day = chain.Directory.DayOf(now);
        if (!Stands(chain.Directory, draft.RaiserUnitId, day) || !Stands(chain.Directory, draft.ProviderId, day) || !LinkFits(chain, draft))
            return new NeedSidesInvalid();
        return new Need
        {
            Id = id,
            Title = title,
            Text = FreeText.Clean(draft.Text),
            RaiserUnitId = draft.RaiserUnitId,
            ProviderId = draft.ProviderId,
            Direction = DirectionOf(chain.Directory, draft),
            LinkId = draft.LinkId,
            Origin = draft.Origin,
            OriginId = draft.OriginId,
            StateSince = now,
            Raisers = [new NeedRaiser(draft.RaiserUnitId, draft.For ?? by, now)],
            History = [new NeedEvent(NeedState.Raised, by, now, null)],
            Version = 1,
        };
    }

    /// <summary>Both sides begin to talk about it.</summary>
    public Refusal? Discuss(Guid by, DateTimeOffset now, string? words) =>
        State is NeedState.Declined ? Illegal() : Move(NeedState.InDiscussion, by, now, words);

    /// <summary>The provider will do it.</summary>
    public Refusal? Accept(Guid by, DateTimeOffset now, string? words) => Move(NeedState.Accepted, by, now, words);

    /// <summary>Says how it will be done: a goal, or a plan in words.</summary>
    public Refusal? Plan(Guid? goal, string? plan, Guid by, DateTimeOffset now)
    {
        if (goal is null && FreeText.Clean(plan) is null)
            return new NeedPlanMissing();
        if (Move(NeedState.Planned, by, now, plan) is { } refusal)
            return refusal;
        GoalId = goal;
        return null;
    }

    /// <summary>
    /// A goal for it that everybody signed: with that it is talked about, accepted and planned, whatever of it was still missing. Where
    /// a goal that was its plan was given up, this one takes its place. Refused for what is planned otherwise, delivered or settled.
    /// </summary>
    public Refusal? PlanWith(Guid goal, Guid by, DateTimeOffset now, Guid? instead = null)
    {
        if (MergedIntoId is not null || (State is NeedState.Planned ? instead is null || instead != GoalId : State is not (NeedState.Raised or NeedState.InDiscussion or NeedState.Accepted)))
            return Illegal();
        foreach (var step in new[] { NeedState.InDiscussion, NeedState.Accepted, NeedState.Planned }.Where(step => step > State || step is NeedState.Planned))
            Enter(step, by, now, null);
        GoalId = goal;
        return null;
    }

    /// <summary>The provider says it is done.</summary>
    public Refusal? Deliver(Guid by, DateTimeOffset now, string? words) => Move(NeedState.Delivered, by, now, words);

    /// <summary>A raiser says it is done.</summary>
    public Refusal? Confirm(Guid by, DateTimeOffset now, string? words) => Move(NeedState.Confirmed, by, now, words);

    /// <summary>The provider will not do it; refused without a reason.</summary>
    public Refusal? Decline(Guid by, DateTimeOffset now, string? reason) =>
        FreeText.Clean(reason) is null ? new NeedWordsInvalid("reason") : Move(NeedState.Declined, by, now, reason);

    /// <summary>A raiser answers a refusal, once, and brings in the superior: both talk again.</summary>
    public Refusal? AnswerRefusal(Guid by, Guid? superior, DateTimeOffset now, string? words)
    {
        if (State is not NeedState.Declined)
            return Illegal();
        if (RefusalAnswered)
            return new NeedAnsweredAlready();
        if (FreeText.Clean(words) is null)
            return new NeedWordsInvalid("words");
        if (Move(NeedState.InDiscussion, by, now, words) is { } refusal)
            return refusal;
        (RefusalAnswered, SuperiorBroughtIn) = (true, superior);
        return null;
    }

    /// <summary>Somebody of a side asks or answers while it is open, and moves nothing.</summary>
    public Refusal? Say(Guid by, DateTimeOffset now, string? words)
    {
        if (!IsOpen)
            return Illegal();
        if (FreeText.Clean(words) is not { } said || said.Length > MaxWordsLength)
            return new NeedWordsInvalid("words");
        History = [.. History, new NeedEvent(State, by, now, said) { IsRemark = true }];
        Version++;
        return null;
    }

    /// <summary>Merges a duplicate into this one, which keeps every raiser of both; both histories say so.</summary>
    public Refusal? Merge(Need duplicate, Guid by, DateTimeOffset now)
    {
        if (duplicate.Id == Id || duplicate.ProviderId != ProviderId || !IsOpen || !duplicate.IsOpen)
            return new NeedsDoNotMerge();
        Raisers = [.. Raisers.Concat(duplicate.Raisers).DistinctBy(raiser => (raiser.UnitId, raiser.PersonId))];
        History = [.. History, new NeedEvent(State, by, now, null) { MergedWith = duplicate.Id }];
        Version++;
        duplicate.History = [.. duplicate.History, new NeedEvent(duplicate.State, by, now, null) { MergedWith = Id }];
        duplicate.MergedIntoId = Id;
        duplicate.Version++;
        return null;
    }

    /// <summary>By when it has to move on: an answer to what was raised, a plan for what was accepted. Null in every other state.</summary>
    public DateTimeOffset? DueAt(WorkCalendar calendar) =>
        MergedIntoId is null && State is (NeedState.Raised or NeedState.Accepted)
            ? calendar.WorkingDaysAfter(StateSince, AnswerWithinDays)
            : null;

    /// <summary>True when nobody answered it in time: shown as unanswered.</summary>
    public bool IsSilent(WorkCalendar calendar, DateTimeOffset now) => DueAt(calendar) < now;

    private static bool Stands(CompanyDirectory directory, Guid unit, DateOnly day) =>
        directory.Unit(unit) is { } found && (found.DissolvedOn is null || found.DissolvedOn > day);

    private static bool LinkFits(SupplyChain chain, NeedDraft draft) =>
        draft.LinkId is not { } id || (chain.Link(id) is { } link && chain.ProviderOf(link) == draft.ProviderId && chain.Directory.IsInside(draft.RaiserUnitId, link.CustomerId));

    private static NeedDirection DirectionOf(CompanyDirectory directory, NeedDraft draft) =>
        directory.IsInside(draft.RaiserUnitId, draft.ProviderId) ? NeedDirection.Upwards
        : directory.IsInside(draft.ProviderId, draft.RaiserUnitId) ? NeedDirection.Downwards
        : NeedDirection.Sideways;

    private Refusal? Move(NeedState to, Guid by, DateTimeOffset now, string? words)
    {
        if (MergedIntoId is not null)
            return new NeedIsMerged();
        if (!Allowed.Contains(to))
            return Illegal();
        if (words?.Length > MaxWordsLength)
            return new NeedWordsInvalid("words");
        Enter(to, by, now, words);
        return null;
    }

    private void Enter(NeedState to, Guid by, DateTimeOffset now, string? words)
    {
        (State, StateSince) = (to, now);
        History = [.. History, new NeedEvent(to, by, now, FreeText.Clean(words))];
        Version++;
    }

    private Refusal Illegal() => MergedIntoId is not null ? new NeedIsMerged() : new NeedStepIllegal(State, Allowed);
}
