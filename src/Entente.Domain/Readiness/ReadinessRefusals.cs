using Entente.Domain.Kernel;

namespace Entente.Domain.Readiness;

/// <summary>No such waiver.</summary>
public sealed record WaiverUnknown() : Refusal(RefusalKind.NotFound, "waiver.unknown");

/// <summary>A waiver, and taking it back, need a reason of a bearable length.</summary>
public sealed record WaiverReasonInvalid() : Refusal(RefusalKind.Unprocessable, "waiver.reason-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [ReadinessWaiver.MaxReasonLength];

    /// <inheritdoc/>
    public override string Field => "reason";
}

/// <summary>A waiver stands for this link and period already.</summary>
public sealed record WaiverStandsAlready() : Refusal(RefusalKind.Conflict, "waiver.stands-already");

/// <summary>It was taken back already.</summary>
public sealed record WaiverRevokedAlready() : Refusal(RefusalKind.Conflict, "waiver.revoked-already");

/// <summary>The link serves nobody on any day of the period.</summary>
public sealed record WaiverOutsideLink() : Refusal(RefusalKind.Unprocessable, "waiver.outside-link")
{
    /// <inheritdoc/>
    public override string Field => "period";
}
