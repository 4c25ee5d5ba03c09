using Entente.Domain.Kernel;

namespace Entente.Domain.Recovery;

/// <summary>Nobody objected to that rating.</summary>
public sealed record ObjectionUnknown() : Refusal(RefusalKind.NotFound, "objection.unknown");

/// <summary>Nobody said why, so there is no cause to object to.</summary>
public sealed record ObjectionWithoutCause() : Refusal(RefusalKind.Unprocessable, "objection.without-cause")
{
    /// <inheritdoc/>
    public override string Field => "about";
}

/// <summary>The provider has objected once.</summary>
public sealed record ObjectedAlready() : Refusal(RefusalKind.Conflict, "objection.made-already");

/// <summary>The objection was answered once.</summary>
public sealed record ObjectionAnswered() : Refusal(RefusalKind.Conflict, "objection.answered-already");

/// <summary>The court is two people.</summary>
public sealed record RemovalNeedsTwo() : Refusal(RefusalKind.Conflict, "removal.needs-two");

/// <summary>One of the two found no abuse: the rating stays.</summary>
public sealed record RemovalDenied() : Refusal(RefusalKind.Conflict, "removal.denied");

/// <summary>Somebody has judged in that role.</summary>
public sealed record RemovalJudgedAlready() : Refusal(RefusalKind.Conflict, "removal.judged-already");
