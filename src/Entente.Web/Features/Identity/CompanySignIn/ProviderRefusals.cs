using Entente.Domain.Kernel;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>The address of the company's sign-in is none that may be asked.</summary>
public sealed record AuthorityInvalid() : Refusal(RefusalKind.Unprocessable, "provider.authority-invalid")
{
    /// <inheritdoc/>
    public override string Field => "authority";
}

/// <summary>Who we are to it is missing.</summary>
public sealed record ClientMissing() : Refusal(RefusalKind.Unprocessable, "provider.client-missing")
{
    /// <inheritdoc/>
    public override string Field => "clientId";
}

/// <summary>Without the scope <c>openid</c> it is no sign-in.</summary>
public sealed record OpenIdMissing() : Refusal(RefusalKind.Unprocessable, "provider.openid-missing")
{
    /// <inheritdoc/>
    public override string Field => "scopes";
}

/// <summary>It can be the only way only once whoever says so came in by it.</summary>
public sealed record OnlyWayUntried() : Refusal(RefusalKind.Conflict, "provider.only-way-untried")
{
    /// <inheritdoc/>
    public override string Field => "isOnlyWay";
}

/// <summary>The company's sign-in did not answer, or not as it must.</summary>
public sealed record ProviderFailed() : Refusal(RefusalKind.Forbidden, "provider.failed");

/// <summary>It sent somebody who is nobody here.</summary>
public sealed record ProviderUnknownPerson() : Refusal(RefusalKind.Forbidden, "provider.unknown-person");

/// <summary>It does not say that the mail address is verified.</summary>
public sealed record ProviderEmailUnverified() : Refusal(RefusalKind.Forbidden, "provider.email-unverified");

/// <summary>The person is tied to another account of the company's sign-in already.</summary>
public sealed record ProviderOtherAccount() : Refusal(RefusalKind.Forbidden, "provider.other-account");

/// <summary>The company's sign-in is the only way in.</summary>
public sealed record ProviderOnlyWay() : Refusal(RefusalKind.Forbidden, "provider.only-way");

/// <summary>Another person has the number.</summary>
public sealed record DirectoryNumberTaken() : Refusal(RefusalKind.Conflict, "provider.number-taken")
{
    /// <inheritdoc/>
    public override string Field => "number";
}
