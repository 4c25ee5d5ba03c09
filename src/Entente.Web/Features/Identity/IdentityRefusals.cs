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

/// <summary>A key that is in use has this name: two of one name cannot be told apart, and a form sent twice would make two.</summary>
/// <param name="Name">The name.</param>
public sealed record KeyNameTaken(string Name) : Refusal(RefusalKind.Conflict, "key.name-taken")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];

    /// <inheritdoc/>
    public override string Field => "name";
}

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

/// <summary>No such session of one's own.</summary>
public sealed record SessionUnknown() : Refusal(RefusalKind.NotFound, "session.unknown");

/// <summary>The code is wrong, was used already, or too many attempts have locked the account; which of them is not said.</summary>
public sealed record CodeWrong() : Refusal(RefusalKind.Unprocessable, "code.wrong")
{
    /// <inheritdoc/>
    public override string Field => "code";
}

/// <summary>Codes are asked for already.</summary>
public sealed record SecondStepStands() : Refusal(RefusalKind.Conflict, "code.stands");

/// <summary>The password was given too long ago, or in another browser.</summary>
public sealed record SignInTooLate() : Refusal(RefusalKind.Forbidden, "sign-in.too-late");

/// <summary>The device's answer does not fit: another site, another question, an unknown passkey, or too late.</summary>
public sealed record PasskeyRefused() : Refusal(RefusalKind.Forbidden, "passkey.refused");

/// <summary>No such passkey of one's own.</summary>
public sealed record PasskeyUnknown() : Refusal(RefusalKind.NotFound, "passkey.unknown");

/// <summary>More passkeys than a person needs.</summary>
/// <param name="Most">How many there may be.</param>
public sealed record PasskeysTooMany(int Most) : Refusal(RefusalKind.Conflict, "passkey.too-many")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];
}
