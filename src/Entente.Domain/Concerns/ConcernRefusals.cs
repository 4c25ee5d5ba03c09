using Entente.Domain.Kernel;

namespace Entente.Domain.Concerns;

/// <summary>There is no such concern, or the asker may not know of it.</summary>
public sealed record ConcernUnknown() : Refusal(RefusalKind.NotFound, "concern.unknown");

/// <summary>Nobody was chosen to read it.</summary>
public sealed record ConcernAddresseeMissing() : Refusal(RefusalKind.Unprocessable, "concern.addressee-missing")
{
    /// <inheritdoc/>
    public override string Field => "to";
}

/// <summary>Nobody holds the role it would go to.</summary>
public sealed record ConcernAddresseeAbsent() : Refusal(RefusalKind.Unprocessable, "concern.addressee-absent")
{
    /// <inheritdoc/>
    public override string Field => "to";
}

/// <summary>Words are missing or too long.</summary>
public sealed record ConcernWordsInvalid() : Refusal(RefusalKind.Unprocessable, "concern.words-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Concern.MaxWordsLength];

    /// <inheritdoc/>
    public override string Field => "text";
}

/// <summary>There is no such unit or service link.</summary>
public sealed record ConcernAboutUnknown() : Refusal(RefusalKind.Unprocessable, "concern.about-unknown")
{
    /// <inheritdoc/>
    public override string Field => "about";
}

/// <summary>That cannot be done where the concern stands.</summary>
/// <param name="Allowed">What can be done there.</param>
public sealed record ConcernStepIllegal(IReadOnlyList<ConcernAct> Allowed) : Refusal(RefusalKind.Conflict, "concern.step-illegal");

/// <summary>One side has written as much as a concern holds.</summary>
public sealed record ConcernFull() : Refusal(RefusalKind.Conflict, "concern.full")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Concern.MostEntries];
}

/// <summary>One person raises only so many on one day.</summary>
public sealed record ConcernsTooMany() : Refusal(RefusalKind.Conflict, "concern.too-many")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [ConcernAccess.MostOnOneDay];
}

/// <summary>Nobody answers a concern of their own.</summary>
public sealed record ConcernIsOwn() : Refusal(RefusalKind.Forbidden, "concern.is-own");
