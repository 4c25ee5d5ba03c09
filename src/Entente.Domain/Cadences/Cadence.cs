using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Cadences;

/// <summary>An agreed recurring meeting of units (沟通机制). What it says of days stands; another rhythm is another cadence, agreed anew.</summary>
public sealed class Cadence
{
    /// <summary>How many units meet at most.</summary>
    public const int MostUnits = 8;

    /// <summary>How many people are invited beside those who speak for the units.</summary>
    public const int MostParticipants = 60;

    /// <summary>For how many years it is agreed at most.</summary>
    public const int MostYears = 2;

    /// <summary>The longest meeting, in minutes.</summary>
    public const int MostMinutes = 480;

    /// <summary>The longest place, address or reason, in characters.</summary>
    public const int MaxWordsLength = 500;

    private const int LeastMinutes = 5;

    private Cadence()
    {
    }

    /// <summary>Identity, in order of time.</summary>
    public Guid Id { get; private init; }

    /// <summary>What the meeting is called.</summary>
    public string Title { get; private init; } = "";

    /// <summary>The units and who agreed for them; replaced, never changed.</summary>
    public IReadOnlyList<CadenceUnit> Units { get; private set; } = [];

    /// <summary>Who is invited beside those who speak for the units; replaced, never changed.</summary>
    public IReadOnlyList<Guid> Participants { get; private set; } = [];

    /// <summary>On which days.</summary>
    public CadenceRhythm Rhythm { get; private init; } = null!;

    /// <summary>From when on.</summary>
    public DateOnly Start { get; private init; }

    /// <summary>The last day on which a meeting can fall by the rhythm.</summary>
    public DateOnly Until { get; private init; }

    /// <summary>When meetings begin, in the company's time.</summary>
    public TimeOnly Time { get; private init; }

    /// <summary>How long they take.</summary>
    public int Minutes { get; private init; }

    /// <summary>Where; null for nowhere in particular.</summary>
    public string? Place { get; private set; }

    /// <summary>Where one joins from afar; null for nowhere.</summary>
    public string? OnlineAddress { get; private set; }

    /// <summary>How far it has come.</summary>
    public CadenceState State { get; private set; }

    /// <summary>Who proposed it.</summary>
    public Guid ProposedBy { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset ProposedAt { get; private init; }

    /// <summary>When the last unit agreed.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>When it was declined or ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was declined or ended.</summary>
    public string? Reason { get; private set; }

    /// <summary>Raised with every change that calendars are told of (RFC 5545, SEQUENCE).</summary>
    public int Sequence { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>What may be done now.</summary>
    public IReadOnlyList<CadenceVerb> Allowed => State switch
    {
        CadenceState.Proposed => [CadenceVerb.Agree, CadenceVerb.Decline],
        CadenceState.Agreed => [CadenceVerb.Relocate, CadenceVerb.End],
        _ => [],
    };

    /// <summary>A new proposal; whoever proposes agrees for the units they speak for.</summary>
    public static Outcome<Cadence> Propose(Guid id, CompanyDirectory directory, CadenceProposal asked, Guid by, DateTimeOffset now)
    {
        var today = directory.DayOf(now);
        if (Wrong(directory, asked, today) is { } wrong)
            return wrong;
        var cadence = new Cadence
        {
            Id = id,
            Title = asked.Title.Trim(),
            Units = [.. asked.Units.Select(unit => new CadenceUnit(unit))],
            Participants = [.. asked.Participants.Distinct()],
            Rhythm = asked.Rhythm,
            Start = asked.Start,
            Until = asked.Until,
            Time = asked.Time,
            Minutes = asked.Minutes,
            Place = FreeText.Clean(asked.Place),
            OnlineAddress = FreeText.Clean(asked.OnlineAddress),
            ProposedBy = by,
            ProposedAt = now,
        };
        cadence.AgreeFor(directory, by, now);
        cadence.Version = 1;
        return cadence;
    }

    /// <summary>True when the unit takes part.</summary>
    public bool Joins(Guid unit) => Units.Any(one => one.UnitId == unit);

    /// <summary>Whoever speaks for units agrees for them; when all have, it is agreed.</summary>
    public Refusal? Agree(CompanyDirectory directory, Guid by, DateTimeOffset now)
    {
        if (Check(CadenceVerb.Agree) is { } not)
            return not;
        return AgreeFor(directory, by, now) ? null : new CadenceAgreedAlready();
    }

    /// <summary>A side says no.</summary>
    public Refusal? Decline(string? reason, DateTimeOffset now) => Stop(CadenceVerb.Decline, CadenceState.Declined, reason, now);

    /// <summary>No further meetings.</summary>
    public Refusal? End(string? reason, DateTimeOffset now) => Stop(CadenceVerb.End, CadenceState.Ended, reason, now);

    /// <summary>Meetings from now on are held elsewhere.</summary>
    public Refusal? Relocate(string? place, string? onlineAddress)
    {
        if ((Check(CadenceVerb.Relocate) ?? WrongPlace(place, onlineAddress)) is { } not)
            return not;
        (Place, OnlineAddress) = (FreeText.Clean(place), FreeText.Clean(onlineAddress));
        Tell();
        return null;
    }

    /// <summary>Says that calendars must hear of a change, such as a meeting that moved.</summary>
    public void Tell()
    {
        Sequence++;
        Version++;
    }

    private static Refusal? Wrong(CompanyDirectory directory, CadenceProposal asked, DateOnly today)
    {
        if (NameInvalid.Check(asked.Title, "title") is { } name)
            return name;
        if (asked.Units.Count is < 2 or > MostUnits || asked.Units.Distinct().Count() != asked.Units.Count
            || asked.Units.Any(unit => directory.Unit(unit) is not { } found || found.DissolvedOn <= today))
            return new CadenceUnitsInvalid(MostUnits);
        if (asked.Units.Select(unit => directory.SpeakerOf(unit, today)?.Id).Distinct().Count(speaker => speaker is not null) < 2
            || asked.Units.Any(unit => directory.SpeakerOf(unit, today) is null))
            return new CadenceNeedsTwo();
        if (asked.Participants.Count > MostParticipants || asked.Participants.Any(person => !asked.Units.Any(unit => directory.BelongsTo(person, unit, today))))
            return new ParticipantsInvalid(MostParticipants);
        if (asked.Rhythm.Check() is { } rhythm)
            return rhythm;
        if (asked.Minutes is < LeastMinutes or > MostMinutes)
            return new LengthInvalid(LeastMinutes, MostMinutes);
        if (asked.Start < today.AddYears(-1) || asked.Start > today.AddYears(1))
            return new CadenceDaysInvalid("start", MostYears);
        if (asked.Until > asked.Start.AddYears(MostYears) || asked.Until < today || !asked.Rhythm.Days(asked.Start, asked.Until).Any())
            return new CadenceDaysInvalid("until", MostYears);
        return WrongPlace(asked.Place, asked.OnlineAddress);
    }

    private static Refusal? WrongPlace(string? place, string? online) =>
        place?.Length > MaxWordsLength ? new CadenceWordsInvalid("place", MaxWordsLength)
        : FreeText.Clean(online) is { } address && (address.Length > MaxWordsLength || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) ? new OnlineAddressInvalid() : null;

    private bool AgreeFor(CompanyDirectory directory, Guid by, DateTimeOffset now)
    {
        var today = directory.DayOf(now);
        var mine = Units.Where(unit => unit.AgreedAt is null && directory.SpeakerOf(unit.UnitId, today)?.Id == by).Select(unit => unit.UnitId).ToHashSet();
        if (mine.Count == 0)
            return false;
        Units = [.. Units.Select(unit => mine.Contains(unit.UnitId) ? unit with { AgreedBy = by, AgreedAt = now } : unit)];
        Version++;
        if (Units.All(unit => unit.AgreedAt is not null))
            (State, AgreedAt) = (CadenceState.Agreed, now);
        return true;
    }

    private Refusal? Stop(CadenceVerb verb, CadenceState to, string? reason, DateTimeOffset now)
    {
        if (Check(verb) is { } not)
            return not;
        if (FreeText.Clean(reason) is not { } words || words.Length > MaxWordsLength)
            return new CadenceWordsInvalid("text", MaxWordsLength);
        (State, Reason, EndedAt) = (to, words, now);
        Tell();
        return null;
    }

    private CadenceStepNotAllowed? Check(CadenceVerb verb) => Allowed.Contains(verb) ? null : new CadenceStepNotAllowed(State, verb, Allowed);
}
