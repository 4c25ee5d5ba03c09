namespace Entente.Domain.Readiness;

/// <summary>Whether one link's ratings count in one period, and why not.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="Missing">What it lacks; a waiver takes none of it away.</param>
/// <param name="WaiverReason">Why an administrator let it count nevertheless; null where nobody did.</param>
public sealed record LinkReadiness(Guid LinkId, IReadOnlyList<ReadinessGap> Missing, string? WaiverReason)
{
    /// <summary>True when nothing is missing.</summary>
    public bool IsReady => Missing.Count == 0;

    /// <summary>True when its ratings may count towards appraisal: it is ready, or what is missing was waived. Otherwise they are feedback only.</summary>
    public bool Counts => IsReady || WaiverReason is not null;
}
