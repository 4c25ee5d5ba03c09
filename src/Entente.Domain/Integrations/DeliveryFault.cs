namespace Entente.Domain.Integrations;

/// <summary>Why a delivery was not taken.</summary>
public enum DeliveryFault
{
    /// <summary>The receiver answered, and did not say that it took it; its code stands beside.</summary>
    Refused,

    /// <summary>The receiver said that it is no longer there (410).</summary>
    Gone,

    /// <summary>The receiver sent us somewhere else, where we do not go.</summary>
    Redirected,

    /// <summary>No answer in time.</summary>
    Silent,

    /// <summary>The name of the host leads nowhere.</summary>
    Unknown,

    /// <summary>Nobody listens there, or the connection broke.</summary>
    Away,

    /// <summary>The certificate is not one that we trust, or there is no encryption.</summary>
    Untrusted,

    /// <summary>The address lies inside the company's network or on this machine, and nobody allowed that host.</summary>
    Forbidden,
}
