using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Dialogues;

/// <summary>
/// The structured meeting of two units before goals are set (目标对话). What each side prepares is a <see cref="DialoguePreparation"/>
/// of its own, so that writing it moves nothing that the other side could see. Who may do what is asked of <see cref="DialogueAccess"/>.
/// </summary>
public sealed class Dialogue
{
    /// <summary>The longest place or reason, in characters.</summary>
    public const int MaxWordsLength = 500;

    /// <summary>How many days after the planned time a meeting that nobody began lapses.</summary>
    public const int LapsesAfterDays = 30;

    private Dialogue()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The unit that invites.</summary>
    public Guid HostId { get; private init; }

    /// <summary>The unit that is invited.</summary>
    public Guid GuestId { get; private init; }

    /// <summary>The code of the period whose goals are talked about.</summary>
    public string PeriodCode { get; private init; } = "";

    /// <summary>When they plan to meet.</summary>
    public DateTimeOffset PlannedAt { get; private set; }

    /// <summary>Where, in words; null where nobody said.</summary>
    public string? Place { get; private set; }

    /// <summary>Where it stands.</summary>
    public DialogueState State { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset InvitedAt { get; private init; }

    /// <summary>Who asked.</summary>
    public Guid InvitedBy { get; private init; }

    /// <summary>When the host handed over its preparation; null while it has not.</summary>
    public DateTimeOffset? HostSubmittedAt { get; private set; }

    /// <summary>When the guest handed over its preparation; null while it has not.</summary>
    public DateTimeOffset? GuestSubmittedAt { get; private set; }

    /// <summary>When the meeting began; null while it has not.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Why a side said no.</summary>
    public string? DeclineReason { get; private set; }

    /// <summary>The signatures on the minutes as they are; an edit takes them away.</summary>
    public IReadOnlyList<DialogueSignature> Signatures { get; private set; } = [];

    /// <summary>When the second of both signatures was given; null while one is missing.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>Grows by one with every change that both sides may see, notes included; never with a preparation being written.</summary>
    public int Revision { get; private set; }

    /// <summary>True once each side may read what the other prepared: both have submitted, or the meeting began.</summary>
    public bool IsRevealed => StartedAt is not null || (HostSubmittedAt is not null && GuestSubmittedAt is not null);

    /// <summary>True while something is still to happen.</summary>
    public bool IsOpen => State is DialogueState.Invited or DialogueState.Preparing or DialogueState.Held;

    /// <summary>What may be done now.</summary>
    public IReadOnlyList<DialogueVerb> Allowed => State switch
    {
        DialogueState.Invited => [DialogueVerb.Accept, DialogueVerb.Decline, DialogueVerb.Reschedule],
        DialogueState.Preparing => [DialogueVerb.Prepare, DialogueVerb.Start, DialogueVerb.Reschedule, DialogueVerb.Decline],
        DialogueState.Held => [DialogueVerb.Write, DialogueVerb.Sign],
        DialogueState.Signed => [DialogueVerb.Write],
        _ => [],
    };

    /// <summary>A new invitation. Both units need a manager of their own, or a superior who stands in.</summary>
    public static Outcome<Dialogue> Invite(Guid id, CompanyDirectory directory, DialogueInvitation asked, Guid by, DateTimeOffset now)
    {
        var day = directory.DayOf(now);
        if (asked.HostId == asked.GuestId || !Stands(directory, asked.HostId, day) || !Stands(directory, asked.GuestId, day))
            return new DialogueSidesInvalid();
        if (DialogueAccess.SignerOf(directory, asked.HostId, asked.GuestId, DialogueSide.Host, day) is null || DialogueAccess.SignerOf(directory, asked.HostId, asked.GuestId, DialogueSide.Guest, day) is null)
            return new DialogueNeedsTwo();
        if (!Period.TryParse(asked.Period, out var period))
            return new DialoguePeriodInvalid(asked.Period);
        if (CheckPlan(asked.PlannedAt, asked.Place, now) is { } wrong)
            return wrong;
        return new Dialogue
        {
            Id = id,
            HostId = asked.HostId,
            GuestId = asked.GuestId,
            PeriodCode = period.ToString(),
            PlannedAt = asked.PlannedAt,
            Place = FreeText.Clean(asked.Place),
            InvitedAt = now,
            InvitedBy = by,
            Revision = 1,
        };
    }

    /// <summary>The unit of a side.</summary>
    public Guid UnitOf(DialogueSide side) => side is DialogueSide.Host ? HostId : GuestId;

    /// <summary>When a side handed over its preparation; null while it has not.</summary>
    public DateTimeOffset? SubmittedAt(DialogueSide side) => side is DialogueSide.Host ? HostSubmittedAt : GuestSubmittedAt;

    /// <summary>The signature of a side on the minutes as they are; null while it is missing.</summary>
    public DialogueSignature? SignatureOf(DialogueSide side) => Signatures.FirstOrDefault(signature => signature.Side == side);

    /// <summary>The refusal of what may not be done now; null where it may.</summary>
    public Refusal? Check(DialogueVerb verb) => Allowed.Contains(verb) ? null : new DialogueStepNotAllowed(State, verb, Allowed);

    /// <summary>The invited side agrees: both prepare.</summary>
    public Refusal? Accept() => Check(DialogueVerb.Accept) ?? Move(DialogueState.Preparing);

    /// <summary>A side says no, with a reason.</summary>
    public Refusal? Decline(string? reason)
    {
        if (Check(DialogueVerb.Decline) is { } not)
            return not;
        if (FreeText.Clean(reason) is not { } words || words.Length > MaxWordsLength)
            return new DialogueWordsInvalid("text", MaxWordsLength);
        DeclineReason = words;
        return Move(DialogueState.Declined);
    }

    /// <summary>Another time or place.</summary>
    public Refusal? Reschedule(DateTimeOffset at, string? place, DateTimeOffset now)
    {
        if ((Check(DialogueVerb.Reschedule) ?? CheckPlan(at, place, now)) is { } not)
            return not;
        (PlannedAt, Place) = (at, FreeText.Clean(place));
        Revision++;
        return null;
    }

    /// <summary>A side hands over its preparation; from then on it stands.</summary>
    public Refusal? Submit(DialogueSide side, DateTimeOffset now)
    {
        if (Check(DialogueVerb.Prepare) is { } not)
            return not;
        if (SubmittedAt(side) is not null)
            return new PreparationSubmitted();
        if (side is DialogueSide.Host)
            HostSubmittedAt = now;
        else
            GuestSubmittedAt = now;
        Revision++;
        return null;
    }

    /// <summary>Begins the meeting: whatever was prepared, handed over or not, opens to both.</summary>
    public Refusal? Start(DateTimeOffset now)
    {
        if (Check(DialogueVerb.Start) is { } not)
            return not;
        StartedAt = now;
        return Move(DialogueState.Held);
    }

    /// <summary>Says that the minutes change: no signature stands on what it did not sign.</summary>
    public Refusal? Change()
    {
        if (Check(DialogueVerb.Write) is { } not)
            return not;
        (Signatures, SignedAt) = ([], null);
        return Move(DialogueState.Held);
    }

    /// <summary>Signs for a side; refused with what changed where the minutes are not those that the signer saw.</summary>
    public Refusal? Sign(DialogueSide side, string seenHash, DialogueMinutes minutes, int seenRevision, Guid by, DateTimeOffset now)
    {
        if (Check(DialogueVerb.Sign) is { } not)
            return not;
        if (seenHash != minutes.Hash)
            return new MinutesChangedUnderYou(minutes.ChangedSince(seenRevision));
        if (SignatureOf(side) is not null)
            return new MinutesSignedAlready();
        Signatures = [.. Signatures, new DialogueSignature(side, by, now, minutes.Hash)];
        Revision++;
        if (Enum.GetValues<DialogueSide>().Any(each => SignatureOf(each) is null))
            return null;
        SignedAt = now;
        State = DialogueState.Signed;
        return null;
    }

    /// <summary>Lapses where the planned time is long over and nobody began; true where it did.</summary>
    public bool Lapse(DateTimeOffset now)
    {
        if (State is not (DialogueState.Invited or DialogueState.Preparing) || PlannedAt.AddDays(LapsesAfterDays) > now)
            return false;
        _ = Move(DialogueState.Lapsed);
        return true;
    }

    private static bool Stands(CompanyDirectory directory, Guid unit, DateOnly day) => directory.Unit(unit) is { } found && (found.DissolvedOn is null || found.DissolvedOn > day);

    private static Refusal? CheckPlan(DateTimeOffset at, string? place, DateTimeOffset now) =>
        place?.Length > MaxWordsLength ? new DialogueWordsInvalid("place", MaxWordsLength)
        : at < now || at > now.AddYears(2) ? new DialogueTimeInvalid() : null;

    private Refusal? Move(DialogueState to)
    {
        State = to;
        Revision++;
        return null;
    }
}
