using Entente.Domain.Kernel;

namespace Entente.Domain.Recovery;

/// <summary>There is no such case, or the asker may not know of it.</summary>
public sealed record RecoveryUnknown() : Refusal(RefusalKind.NotFound, "recovery.unknown");

/// <summary>A case cannot take this step from where it stands.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Allowed">What may be done there.</param>
public sealed record RecoveryStepIllegal(RecoveryState From, IReadOnlyList<RecoveryVerb> Allowed) : Refusal(RefusalKind.Conflict, "recovery.step-illegal")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments =>
        [new Word($"recovery-state.{From}"), Allowed.Count == 0 ? [new Word("recovery-verb.none")] : Allowed.Select(verb => new Word($"recovery-verb.{verb}")).ToList()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Details => new Dictionary<string, object?> { ["allowed"] = Allowed.Select(verb => verb.ToString().ToLowerInvariant()).ToList() };
}

/// <summary>Words are missing or too long.</summary>
/// <param name="FieldName">Which field.</param>
public sealed record RecoveryWordsInvalid(string FieldName) : Refusal(RefusalKind.Unprocessable, "recovery.words-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [RecoveryCase.MaxWordsLength];

    /// <inheritdoc/>
    public override string Field => FieldName;
}

/// <summary>Who says that it is made good says why it happened.</summary>
public sealed record RecoveryFindingMissing() : Refusal(RefusalKind.Unprocessable, "recovery.finding-missing")
{
    /// <inheritdoc/>
    public override string Field => "finding";
}

/// <summary>Only a person of the provider who did not rate can handle the case.</summary>
public sealed record RecoveryDelegateInvalid() : Refusal(RefusalKind.Unprocessable, "recovery.delegate-invalid")
{
    /// <inheritdoc/>
    public override string Field => "person";
}

/// <summary>The case is settled; nothing is written to it any more.</summary>
public sealed record RecoveryIsSettled() : Refusal(RefusalKind.Conflict, "recovery.is-settled");

/// <summary>A clock has at least one working day, and the remedy's is no shorter than the contact's.</summary>
public sealed record RecoveryLimitsInvalid() : Refusal(RefusalKind.Unprocessable, "recovery.limits-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [RecoveryLimits.MostDays];

    /// <inheritdoc/>
    public override string Field => "remedyDays";
}

/// <summary>No state of a case is called so.</summary>
/// <param name="Text">What was given.</param>
public sealed record RecoveryStateUnknown(string Text) : Refusal(RefusalKind.Unprocessable, "recovery.state-unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "state";
}

/// <summary>No period is called so.</summary>
/// <param name="Text">What was given.</param>
public sealed record RecoveryPeriodInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "recovery.period-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "period";
}
