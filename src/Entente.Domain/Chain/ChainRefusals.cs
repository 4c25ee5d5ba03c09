using Entente.Domain.Kernel;

namespace Entente.Domain.Chain;

/// <summary>No such service.</summary>
/// <param name="Text">What was asked for.</param>
public sealed record ServiceUnknown(string Text) : Refusal(RefusalKind.NotFound, "service.unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];
}

/// <summary>No such link.</summary>
public sealed record LinkUnknown() : Refusal(RefusalKind.NotFound, "link.unknown");

/// <summary>The customer does not receive the service on that day.</summary>
/// <param name="Service">The service.</param>
/// <param name="Customer">The customer.</param>
public sealed record LinkMissing(string Service, string Customer) : Refusal(RefusalKind.NotFound, "link.missing")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Service, Customer];
}

/// <summary>A scale has 2 or 5 levels.</summary>
/// <param name="Given">What was given.</param>
public sealed record ScaleInvalid(int Given) : Refusal(RefusalKind.Unprocessable, "service.scale-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Given];

    /// <inheritdoc/>
    public override string Field => "scale";
}

/// <summary>The service is no longer offered.</summary>
/// <param name="Name">The service.</param>
public sealed record ServiceIsRetired(string Name) : Refusal(RefusalKind.Conflict, "service.retired")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];
}

/// <summary>A unit cannot serve itself.</summary>
/// <param name="Name">The unit.</param>
public sealed record ServesItself(string Name) : Refusal(RefusalKind.Conflict, "link.serves-itself")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];

    /// <inheritdoc/>
    public override string Field => "customer";
}

/// <summary>Two links of the same service and customer cannot overlap in time.</summary>
/// <param name="Service">The service.</param>
/// <param name="Customer">The customer.</param>
public sealed record LinkOverlaps(string Service, string Customer) : Refusal(RefusalKind.Conflict, "link.overlaps")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Service, Customer];
}

/// <summary>A link cannot end before its first day.</summary>
/// <param name="From">Its first day.</param>
public sealed record LinkEndsBeforeItBegins(DateOnly From) : Refusal(RefusalKind.Conflict, "link.ends-before-it-begins")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [From];

    /// <inheritdoc/>
    public override string Field => "to";
}

/// <summary>The link is over already.</summary>
/// <param name="To">Its last day.</param>
public sealed record LinkHasEnded(DateOnly To) : Refusal(RefusalKind.Conflict, "link.has-ended")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [To];
}

/// <summary>An expectation says something, in at most <see cref="Expectation.MaxTextLength"/> characters.</summary>
public sealed record ExpectationTextInvalid() : Refusal(RefusalKind.Unprocessable, "expectation.text-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Expectation.MaxTextLength];

    /// <inheritdoc/>
    public override string Field => "text";
}

/// <summary>A promise's target is a number.</summary>
public sealed record PromiseTargetInvalid() : Refusal(RefusalKind.Unprocessable, "expectation.target-invalid")
{
    /// <inheritdoc/>
    public override string Field => "target";
}

/// <summary>No such version of an expectation.</summary>
public sealed record ExpectationUnknown() : Refusal(RefusalKind.NotFound, "expectation.unknown");

/// <summary>This side has signed already.</summary>
public sealed record AlreadySigned() : Refusal(RefusalKind.Conflict, "expectation.already-signed");

/// <summary>The unit still serves or is served.</summary>
/// <param name="Name">The unit.</param>
public sealed record UnitStillServes(string Name) : Refusal(RefusalKind.Conflict, "unit.still-serves")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];
}
