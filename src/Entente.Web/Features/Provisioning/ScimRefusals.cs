using Entente.Domain.Kernel;

namespace Entente.Web.Features.Provisioning;

/// <summary>What was sent is not as RFC 7643 and 7644 have it.</summary>
/// <param name="What">What about it, for a program's log.</param>
public sealed record ScimInvalid(string What) : Refusal(RefusalKind.Unprocessable, "scim.invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [What];
}

/// <summary>A filter that is not answered: only <c>attribute eq "value"</c> is.</summary>
/// <param name="Text">The filter.</param>
public sealed record ScimFilterInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "scim.filter-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];
}

/// <summary>No such user or group.</summary>
public sealed record ScimUnknown() : Refusal(RefusalKind.NotFound, "scim.unknown");

/// <summary>Another one has that name or number.</summary>
/// <param name="What">Which.</param>
public sealed record ScimTaken(string What) : Refusal(RefusalKind.Conflict, "scim.taken")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [What];
}
