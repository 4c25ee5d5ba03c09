namespace Entente.Domain.Recovery;

/// <summary>
/// The one table of the transitions of a case, with who may make them: <c>open → contacted → remedied → confirmed | reopened</c>, or
/// <c>withdrawn</c>. A reopened case is walked like an open one. The two rows out of a settled state are made by a rating alone: where
/// another bad of the same rater, link and day stands, its case does not stay settled. A court of two withdraws in the rater's place.
/// </summary>
public static class RecoveryPath
{
    /// <summary>Every transition there is.</summary>
    public static IReadOnlyList<Transition> Table { get; } =
    [
        new(RecoveryState.Open, RecoveryVerb.Contact, RecoveryState.Contacted, RecoveryRole.Provider),
        new(RecoveryState.Open, RecoveryVerb.Withdraw, RecoveryState.Withdrawn, RecoveryRole.Rater),
        new(RecoveryState.Contacted, RecoveryVerb.Remedy, RecoveryState.Remedied, RecoveryRole.Provider),
        new(RecoveryState.Contacted, RecoveryVerb.Withdraw, RecoveryState.Withdrawn, RecoveryRole.Rater),
        new(RecoveryState.Remedied, RecoveryVerb.Confirm, RecoveryState.Confirmed, RecoveryRole.Rater),
        new(RecoveryState.Remedied, RecoveryVerb.Reopen, RecoveryState.Reopened, RecoveryRole.Rater),
        new(RecoveryState.Remedied, RecoveryVerb.Withdraw, RecoveryState.Withdrawn, RecoveryRole.Rater),
        new(RecoveryState.Reopened, RecoveryVerb.Contact, RecoveryState.Contacted, RecoveryRole.Provider),
        new(RecoveryState.Reopened, RecoveryVerb.Withdraw, RecoveryState.Withdrawn, RecoveryRole.Rater),
        new(RecoveryState.Confirmed, RecoveryVerb.Reopen, RecoveryState.Reopened, RecoveryRole.Rater) { ByRatingAlone = true },
        new(RecoveryState.Withdrawn, RecoveryVerb.Reopen, RecoveryState.Reopened, RecoveryRole.Rater) { ByRatingAlone = true },
    ];

    /// <summary>True while the bad stands and the case waits for somebody.</summary>
    public static bool IsLive(RecoveryState state) => state is not (RecoveryState.Confirmed or RecoveryState.Withdrawn);

    /// <summary>The transition of a verb; null where there is none.</summary>
    public static Transition? Of(RecoveryState from, RecoveryVerb verb) => Table.FirstOrDefault(row => row.From == from && row.Verb == verb);

    /// <summary>
    /// What may be asked for in a state. The rater may confirm as long as the case lives: where the provider did not write down that it
    /// talked and made good, the rater's word stands for these steps too, and each is walked.
    /// </summary>
    public static IReadOnlyList<RecoveryVerb> Allowed(RecoveryState state) =>
    [
        .. Enum.GetValues<RecoveryVerb>().Where(verb => verb is RecoveryVerb.Confirm ? IsLive(state) : Of(state, verb) is { ByRatingAlone: false }),
    ];

    /// <summary>One row of the table.</summary>
    /// <param name="From">Where the case stands.</param>
    /// <param name="Verb">What is done.</param>
    /// <param name="To">Where it stands then.</param>
    /// <param name="Who">Who may do it.</param>
    public sealed record Transition(RecoveryState From, RecoveryVerb Verb, RecoveryState To, RecoveryRole Who)
    {
        /// <summary>True where nobody asks for it: a rating that stands again does it.</summary>
        public bool ByRatingAlone { get; init; }
    }
}
