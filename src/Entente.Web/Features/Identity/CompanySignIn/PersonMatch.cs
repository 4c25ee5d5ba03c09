namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>By what a person whom the company's sign-in sends for the first time is known.</summary>
public enum PersonMatch
{
    /// <summary>By a mail address of which the provider says that it is verified.</summary>
    VerifiedEmail,

    /// <summary>By the number of the company's directory that stands at the person, entered by hand or by SCIM.</summary>
    Number,
}
