namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It is on its way, or is tried again later.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Sent,

    /// <summary>It was given up; an administrator may send it again.</summary>
    Dead,
}
