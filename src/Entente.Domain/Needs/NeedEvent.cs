namespace Entente.Domain.Needs;

/// <summary>One transition of a need.</summary>
/// <param name="State">Where it stood afterwards.</param>
/// <param name="By">Who moved it.</param>
/// <param name="At">When.</param>
/// <param name="Words">What they said; null where nothing.</param>
public sealed record NeedEvent(NeedState State, Guid By, DateTimeOffset At, string? Words);
