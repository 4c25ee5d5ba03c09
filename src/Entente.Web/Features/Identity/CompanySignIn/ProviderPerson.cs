using System.Security.Claims;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>Whom the company's sign-in sent, as far as it vouches for it.</summary>
/// <param name="Issuer">Which sign-in.</param>
/// <param name="Subject">Who to it, for ever.</param>
/// <param name="Email">The mail address; null where it names none.</param>
/// <param name="IsEmailVerified">Whether it says that the address is theirs: silence is no.</param>
/// <param name="Number">The number in the company's directory; null where it names none.</param>
/// <param name="Name">What they are called; null where it does not say.</param>
/// <param name="Unit">The code of their unit; null likewise.</param>
/// <param name="Hint">The token by which it knows at the sign-out whom we mean.</param>
internal sealed record ProviderPerson(string Issuer, string Subject, string? Email, bool IsEmailVerified, string? Number, string? Name, string? Unit, string? Hint)
{
    public static ProviderPerson? Of(ClaimsPrincipal principal, ProviderSettings settings, string? hint)
    {
        string? One(string? claim) => claim is null ? null : principal.FindFirst(claim)?.Value is { Length: > 0 } value ? value : null;
        return One("iss") is { } issuer && One("sub") is { } subject
            ? new ProviderPerson(
                issuer, subject, One("email"), string.Equals(One("email_verified"), "true", StringComparison.OrdinalIgnoreCase), One(settings.NumberClaim), One("name") ?? One("preferred_username"), One(settings.UnitClaim), hint)
            : null;
    }
}
