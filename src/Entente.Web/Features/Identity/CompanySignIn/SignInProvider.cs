namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>The company's own sign-in (OpenID Connect) as an administrator set it; there is at most one row.</summary>
public sealed class SignInProvider
{
    /// <summary>Always 1.</summary>
    public int Id { get; private init; } = 1;

    public bool IsOn { get; set; }

    /// <summary>What the button of the sign-in page calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The address below which <c>/.well-known/openid-configuration</c> is found.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>The client's secret, sealed; null for a public client.</summary>
    public string? SealedSecret { get; set; }

    public string Scopes { get; set; } = ProviderSettings.UsualScopes;

    public PersonMatch Match { get; set; }

    /// <summary>The claim that holds a person's number in the company's directory.</summary>
    public string NumberClaim { get; set; } = "sub";

    /// <summary>Whether whoever is nobody here yet is made a person.</summary>
    public bool MakesPeople { get; set; }

    /// <summary>The claim that holds the code of a new person's home unit.</summary>
    public string? UnitClaim { get; set; }

    /// <summary>The code of the home unit of whoever brings no such claim.</summary>
    public string? UsualUnit { get; set; }

    /// <summary>Whether passwords and passkeys open nothing any more, except for administrators in an emergency.</summary>
    public bool IsOnlyWay { get; set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; set; } = 1;
}
