namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>The company's own sign-in as it holds now, whether a page or the configuration says so.</summary>
/// <param name="Name">What the button calls it.</param>
/// <param name="Authority">The address below which its description is found.</param>
/// <param name="ClientId">Who we are to it.</param>
/// <param name="Secret">What we prove it with; null for a public client.</param>
/// <param name="Scopes">What we ask for, separated by spaces.</param>
/// <param name="Match">By what a person is known who comes the first time.</param>
/// <param name="NumberClaim">The claim with the number of the company's directory.</param>
/// <param name="MakesPeople">Whether whoever is nobody here yet is made a person.</param>
/// <param name="UnitClaim">The claim with the code of a new person's home unit.</param>
/// <param name="UsualUnit">The home unit of whoever brings no such claim.</param>
/// <param name="IsOnlyWay">Whether passwords and passkeys open nothing any more, except for administrators in an emergency.</param>
public sealed record ProviderSettings(
    string Name, string Authority, string ClientId, string? Secret, string Scopes, PersonMatch Match, string NumberClaim, bool MakesPeople, string? UnitClaim, string? UsualUnit, bool IsOnlyWay)
{
    public const string UsualScopes = "openid profile email";

    /// <summary>The section of the configuration, <c>SignIn__Provider__Authority</c> and so on in the environment.</summary>
    public const string Section = "SignIn:Provider";

    /// <summary>A record says all it holds; this one must not.</summary>
    public override string ToString() => $"{Name} ({Authority})";

    /// <summary>True for addresses that may be asked: over TLS, or on this machine itself.</summary>
    public static bool MayAsk(string? authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var address) && address is { UserInfo: "", Fragment: "", Query: "" } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
