namespace Entente.Web.Data;

/// <summary>How somebody came in.</summary>
public enum SessionMethod
{
    /// <summary>By a password alone.</summary>
    Password,

    /// <summary>By a password and a code.</summary>
    Code,

    /// <summary>By a passkey, which is something one has and is opened by what one knows or is.</summary>
    Passkey,

    /// <summary>Sent by the company's own sign-in; what that asks for is the company's affair.</summary>
    Provider,
}
