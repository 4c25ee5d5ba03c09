using Entente.Domain.Ratings;

namespace Entente.Domain.Recovery;

/// <summary>One step in the history of a case.</summary>
/// <param name="Act">What happened.</param>
/// <param name="State">Where the case stood afterwards.</param>
/// <param name="Role">Which side did it; null for the program itself.</param>
/// <param name="By">Who; null for the program and for a rater whose identity is sealed.</param>
/// <param name="At">When.</param>
/// <param name="Words">What they said; null where nothing.</param>
public sealed record RecoveryEvent(RecoveryAct Act, RecoveryState State, RecoveryRole? Role, Guid? By, DateTimeOffset At, string? Words)
{
    /// <summary>To whom it was delegated or escalated.</summary>
    public Guid? To { get; init; }

    /// <summary>The cause that the provider found.</summary>
    public Cause? Finding { get; init; }

    /// <summary>By when the rater was to be talked with, as this opening or reopening set the clock.</summary>
    public DateTimeOffset? ContactDueAt { get; init; }

    /// <summary>By when it was to be made good, as this opening or reopening set the clock.</summary>
    public DateTimeOffset? RemedyDueAt { get; init; }
}
