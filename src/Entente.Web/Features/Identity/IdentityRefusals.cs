using Entente.Domain.Kernel;
using Entente.Web.Platform;

namespace Entente.Web.Features.Identity;

/// <summary>The invitation was used, has expired, or never was.</summary>
public sealed record InvitationInvalid() : Refusal(RefusalKind.NotFound, "invitation.invalid");

/// <summary>The password is too weak.</summary>
/// <param name="Weakness">One of the codes of <see cref="PasswordStrength"/>.</param>
public sealed record PasswordWeak(string Weakness) : Refusal(RefusalKind.Unprocessable, Weakness)
{
    /// <inheritdoc/>
    public override string Field => "password";
}

/// <summary>Address, password or both are wrong, or the account is locked; which of them is not said.</summary>
public sealed record SignInFailed() : Refusal(RefusalKind.Forbidden, "sign-in.failed");

/// <summary>The password that was to be changed is another.</summary>
public sealed record CurrentPasswordWrong() : Refusal(RefusalKind.Unprocessable, "password.current-wrong")
{
    /// <inheritdoc/>
    public override string Field => "current";
}

/// <summary>The company has an administrator already, or the one-time link is not the one that was printed.</summary>
public sealed record AlreadyFounded() : Refusal(RefusalKind.NotFound, "company.already-founded");

/// <summary>No such scope.</summary>
/// <param name="Text">What was given.</param>
public sealed record ScopeUnknown(string Text) : Refusal(RefusalKind.Unprocessable, "key.scope-unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text, string.Join(' ', Policies.Scopes) + " admin"];

    /// <inheritdoc/>
    public override string Field => "scopes";
}

/// <summary>No such key.</summary>
public sealed record KeyUnknown() : Refusal(RefusalKind.NotFound, "key.unknown");
