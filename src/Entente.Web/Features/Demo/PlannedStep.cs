using Entente.Domain.Recovery;

namespace Entente.Web.Features.Demo;

/// <summary>A step of a case that somebody takes at an instant of the history.</summary>
/// <param name="At">When.</param>
/// <param name="Rater">Identity of the rater whose case it is.</param>
/// <param name="Link">The link.</param>
/// <param name="Day">The day of the bad.</param>
/// <param name="Act">What is done.</param>
/// <param name="Words">What is said.</param>
public sealed record PlannedStep(DateTimeOffset At, Guid Rater, Guid Link, DateOnly Day, RecoveryAct Act, string? Words)
{
    /// <summary>The cause that the provider finds.</summary>
    public Domain.Ratings.Cause? Finding { get; init; }

    /// <summary>True where it is written into the thread instead of taken as a step.</summary>
    public RecoveryRole? Writes { get; init; }
}
