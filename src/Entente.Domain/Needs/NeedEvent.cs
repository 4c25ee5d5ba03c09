namespace Entente.Domain.Needs;

/// <summary>One transition of a need, or its merging with another or a remark, which leave the state as it was.</summary>
/// <param name="State">Where it stood afterwards.</param>
/// <param name="By">Who moved it.</param>
/// <param name="At">When.</param>
/// <param name="Words">What they said; null where nothing.</param>
public sealed record NeedEvent(NeedState State, Guid By, DateTimeOffset At, string? Words)
{
    /// <summary>The other need of a merging; null for a transition.</summary>
    public Guid? MergedWith { get; init; }

    /// <summary>True where somebody of a side only said something.</summary>
    public bool IsRemark { get; init; }
}
