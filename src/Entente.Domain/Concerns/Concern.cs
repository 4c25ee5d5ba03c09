using Entente.Domain.Kernel;

namespace Entente.Domain.Concerns;

/// <summary>
/// A concern that somebody dares not raise otherwise. Who raised it is not in here. What the sender does reaches the addressee when the
/// next day begins, so that watching a list, a mailbox or the audit record tells nobody the hour.
/// </summary>
/// <param name="Id">Its identity, random, so that it tells no time.</param>
/// <param name="To">Who it goes to.</param>
/// <param name="UnitId">A unit it concerns, where the sender named one.</param>
/// <param name="LinkId">A service link it concerns, where the sender named one.</param>
/// <param name="Sent">What the sender did, earliest first; the first is the raising.</param>
/// <param name="Replies">What the addressee did, earliest first.</param>
public sealed record Concern(Guid Id, ConcernAddressee To, Guid? UnitId, Guid? LinkId, IReadOnlyList<ConcernEntry> Sent, IReadOnlyList<ConcernEntry> Replies)
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxWordsLength = 4000;

    /// <summary>How much one side may do in one concern; whatever is beyond belongs into a conversation.</summary>
    public const int MostEntries = 100;

    /// <summary>The day it was raised.</summary>
    public DateOnly RaisedOn => Sent[0].Day;

    /// <summary>The day from which the addressee sees it.</summary>
    public DateOnly ReceivedOn => RaisedOn.AddDays(1);

    /// <summary>A concern.</summary>
    /// <param name="id">A random identity.</param>
    /// <param name="to">Who it goes to; null is refused, for nothing is chosen beforehand.</param>
    /// <param name="text">What it is.</param>
    /// <param name="unit">A unit it concerns, or null.</param>
    /// <param name="link">A link it concerns, or null.</param>
    /// <param name="today">The company's day.</param>
    public static Outcome<Concern> Raise(Guid id, ConcernAddressee? to, string? text, Guid? unit, Guid? link, DateOnly today) =>
        to is not { } addressee ? new ConcernAddresseeMissing()
        : Words(text) is not { } words ? new ConcernWordsInvalid()
        : new Concern(id, addressee, unit, link, [new ConcernEntry(ConcernAct.Raise, today, words)], []);

    /// <summary>True when the addressee may know that it exists.</summary>
    public bool IsReceived(DateOnly today) => ReceivedOn <= today;

    /// <summary>
    /// Its history as a side sees it, in the order in which it takes effect: the addressee's at once, the sender's when the next day begins.
    /// The sender sees their own before that, marked as under way.
    /// </summary>
    public IReadOnlyList<ConcernStep> SeenBy(ConcernSide side, DateOnly today) =>
    [
        .. Sent.Select(entry => (Effect: entry.Day.AddDays(1), Rank: 0, Step: new ConcernStep(ConcernSide.Sender, entry, entry.Day >= today)))
            .Concat(Replies.Select(entry => (Effect: entry.Day, Rank: 1, Step: new ConcernStep(ConcernSide.Addressee, entry, false))))
            .Where(line => side is ConcernSide.Sender || !line.Step.IsUnderWay)
            .OrderBy(line => line.Effect).ThenBy(line => line.Rank).Select(line => line.Step),
    ];

    /// <summary>Where it stands for a side.</summary>
    public ConcernState StateFor(ConcernSide side, DateOnly today) =>
        SeenBy(side, today).Aggregate(ConcernState.Received, (state, step) => ConcernPath.After(state, step.By, step.Entry.Act));

    /// <summary>Since which day it waits for an answer, as the addressee sees it: since the sender's first words after the last answer. Null where it does not wait.</summary>
    public DateOnly? WaitsSince(DateOnly today) =>
        !IsReceived(today) || StateFor(ConcernSide.Addressee, today) is ConcernState.Answered or ConcernState.Closed
            ? null
            : SeenBy(ConcernSide.Addressee, today).Reverse().TakeWhile(step => step.Entry.Act is not (ConcernAct.Answer or ConcernAct.Close)).Last(step => step.By is ConcernSide.Sender).Entry.Day.AddDays(1);

    /// <summary>The concern after a side did something; refused where it may not, as that side sees it, or without the words that it takes.</summary>
    public Outcome<Concern> Do(ConcernSide by, ConcernAct act, string? text, DateOnly today)
    {
        var allowed = ConcernPath.Allowed(StateFor(by, today), by);
        if (!allowed.Contains(act))
            return new ConcernStepIllegal(allowed);
        if ((by is ConcernSide.Sender ? Sent : Replies).Count >= MostEntries)
            return new ConcernFull();
        var words = Words(text);
        if (words is null && (ConcernPath.NeedsWords(act) || FreeText.Clean(text) is not null))
            return new ConcernWordsInvalid();
        var entry = new ConcernEntry(act, today, words);
        return by is ConcernSide.Sender ? this with { Sent = [.. Sent, entry] } : this with { Replies = [.. Replies, entry] };
    }

    private static string? Words(string? text) => FreeText.Clean(text) is { Length: <= MaxWordsLength } words ? words : null;
}
