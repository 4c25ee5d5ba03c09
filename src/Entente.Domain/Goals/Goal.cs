using Entente.Domain.Kernel;

namespace Entente.Domain.Goals;

/// <summary>
/// A result that one unit promises to others for a period (目标). Its text has versions; a signature stands on one version only
/// and is bound to it by its hash. What is in force stays in force until a change is signed by all. Who may do what is asked of
/// <see cref="GoalAccess"/>, when of <see cref="GoalPath"/>.
/// </summary>
public sealed partial class Goal
{
    /// <summary>How many versions that nobody signed stay for the comparison.</summary>
    public const int KeptUnsigned = 10;

    private Goal()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The unit that promises.</summary>
    public Guid OwnerId { get; private init; }

    /// <summary>Where it stands.</summary>
    public GoalState State { get; private set; }

    /// <summary>The code of the period of its latest text.</summary>
    public string PeriodCode { get; private set; } = "";

    /// <summary>Its versions that were signed by somebody, the last few that were not, and the latest; earliest first.</summary>
    public IReadOnlyList<GoalVersion> Versions { get; private set; } = [];

    /// <summary>The number of the version that all have signed; null while there is none.</summary>
    public int? InForceNumber { get; private set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The goal of the period before that it continues; null where it is new.</summary>
    public Guid? ContinuesId { get; private init; }

    /// <summary>On which day work began, by the owner's word; null while it has not.</summary>
    public DateOnly? StartedOn { get; private set; }

    /// <summary>When the owner said so.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>How it went.</summary>
    public IReadOnlyList<CheckIn> CheckIns { get; private set; } = [];

    /// <summary>Which steps are done.</summary>
    public IReadOnlyList<FinishedStep> Finished { get; private set; } = [];

    /// <summary>What was so, in the order in which it was recorded.</summary>
    public IReadOnlyList<Fact> Facts { get; private set; } = [];

    /// <summary>When the owner handed over the facts; null while they have not.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>What the customers found, in the order in which they did; of one party the last counts.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>The superior's own verdict; null while there is none.</summary>
    public SuperiorVerdict? Verdict { get; private set; }

    /// <summary>Why it was given up.</summary>
    public string? DropReason { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>The latest version, signed or not.</summary>
    public GoalVersion Latest => Versions[^1];

    /// <summary>The version that all have signed; null while there is none.</summary>
    public GoalVersion? InForce => InForceNumber is { } number ? Versions.First(version => version.Number == number) : null;

    /// <summary>A change of what is in force that not everybody has signed; null where there is none.</summary>
    public GoalVersion? Pending => InForceNumber is { } number && Latest.Number != number ? Latest : null;

    /// <summary>The text that counts: what is in force, or the latest before anything is.</summary>
    public GoalBody Body => (InForce ?? Latest).Body;

    /// <summary>The period it is promised for.</summary>
    public Period Period => Period.Parse(Body.Period);

    /// <summary>How it came out by its facts; null while a criterion has none.</summary>
    public Result? Outcome => GoalOutcome.Of(Body, Facts);

    /// <summary>True where the deadline of a criterion has passed or the goal is verified; before, its outcome is how things stand.</summary>
    public bool IsFinal(Criterion criterion, DateOnly today) => State is GoalState.Verified || criterion.Deadline < today;

    /// <summary>True where the outcome is a result; before, it is how things stand.</summary>
    public bool IsOutcomeFinal(DateOnly today) => Body.Criteria.All(criterion => IsFinal(criterion, today));

    /// <summary>Who verifies: every served unit, and the superior where they are served.</summary>
    public IReadOnlyList<GoalParty> Customers =>
    [
        .. Body.Serves.Select(unit => new GoalParty(PartyKind.Served, unit)),
        .. Body.ServesSuperior ? [new GoalParty(PartyKind.Superior, OwnerId)] : Array.Empty<GoalParty>(),
    ];

    /// <summary>The owner and every unit that the text in force or a pending one serves.</summary>
    public IEnumerable<Guid> Sides => Body.Serves.Concat(Latest.Body.Serves).Prepend(OwnerId).Distinct();

    /// <summary>The day and instant before which a served unit has to have signed for the goal to be jointly set.</summary>
    public bool IsJointlySet(Func<DateTimeOffset, DateOnly> dayOf) =>
        InForceNumber is not null && Versions.SelectMany(version => version.Signatures).Any(signature => signature.Party.Kind is PartyKind.Served
            && (StartedOn is not { } day || (dayOf(signature.At) <= day && signature.At <= StartedAt)));

    /// <summary>The last word of a party; null while it has not spoken since the facts it spoke about.</summary>
    public Finding? FindingOf(GoalParty party) => Findings.LastOrDefault(finding => finding.Party == party);

    /// <summary>The parties whose finding is missing.</summary>
    public IEnumerable<GoalParty> Unverified => State is GoalState.Reported ? Customers.Where(party => FindingOf(party) is null) : [];

    /// <summary>A new draft.</summary>
    public static Outcome<Goal> Create(Guid id, Guid owner, GoalBody body, DateTimeOffset now, Guid? by, Guid? continues = null)
    {
        if (body.CheckDraft(owner) is { } refusal)
            return refusal;
        return new Goal
        {
            Id = id,
            OwnerId = owner,
            State = GoalState.Draft,
            PeriodCode = body.Period,
            Versions = [VersionOf(owner, 1, body, now, by)],
            CreatedAt = now,
            ContinuesId = continues,
            Version = 1,
        };
    }

    /// <summary>Writes another text. No signature passes over to it; what is in force stays in force until it is signed by all.</summary>
    public Refusal? Edit(GoalBody body, DateTimeOffset now, Guid? by)
    {
        if (GoalPath.Check(State, GoalVerb.Edit) is { } not)
            return not;
        if ((State is GoalState.Draft ? body.CheckDraft(OwnerId) : body.CheckWhole(OwnerId)) is { } refusal)
            return refusal;
        var next = VersionOf(OwnerId, checked(Latest.Number + 1), body, now, by);
        if (next.Hash == Latest.Hash)
            return new GoalUnchanged();
        // What somebody may have before them stays, so that they are told what changed; what nobody signed only for a while.
        var passing = Versions.Where(version => version.Signatures.Count == 0 && version.Number != InForceNumber).SkipLast(KeptUnsigned).ToList();
        Versions = [.. Versions.Except(passing), next];
        PeriodCode = Body.Period;
        Version++;
        return null;
    }

    /// <summary>Asks for signatures.</summary>
    public Refusal? Propose()
    {
        if ((GoalPath.Check(State, GoalVerb.Propose) ?? Latest.Body.CheckWhole(OwnerId)) is { } not)
            return not;
        State = GoalState.Proposed;
        Version++;
        return null;
    }

    /// <summary>Signs the latest version for a party; refused where that is not the text the signer saw.</summary>
    public Refusal? Sign(GoalParty party, string seenHash, Guid by, DateTimeOffset now)
    {
        if (GoalPath.Check(State, GoalVerb.Sign) is { } not)
            return not;
        if (seenHash != Latest.Hash)
        {
            var seen = Versions.LastOrDefault(version => version.Hash == seenHash);
            return new GoalChangedUnderYou(seen is null ? [] : GoalChange.Between(seen.Body, Latest.Body));
        }

        if (!Latest.Missing(OwnerId).Contains(party))
            return new SignatureNotNeeded();
        var signed = Latest with { Signatures = [.. Latest.Signatures, new GoalSignature(party, by, now, Latest.Hash)] };
        if (signed.Missing(OwnerId).Count == 0)
        {
            signed = signed with { AgreedAt = now };
            InForceNumber = signed.Number;
            if (State is GoalState.Proposed)
                State = GoalState.Agreed;
        }

        Versions = [.. Versions.SkipLast(1), signed];
        PeriodCode = Body.Period;
        Version++;
        return null;
    }

    /// <summary>Takes back a change that not everybody signed: what is in force stands alone again.</summary>
    public Refusal? TakeBack()
    {
        if (GoalPath.Check(State, GoalVerb.TakeBack) is { } not)
            return not;
        if (Pending is null)
            return new NoChangeWaits();
        Versions = [.. Versions.Where(version => version.Number <= InForceNumber)];
        Version++;
        return null;
    }

    private static GoalVersion VersionOf(Guid owner, int number, GoalBody body, DateTimeOffset now, Guid? by) =>
        new() { Number = number, Body = body, Hash = GoalHash.Of(owner, body), At = now, By = by };
}
