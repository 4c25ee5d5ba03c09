namespace Entente.Domain.Integrations;

/// <summary>Whether a webhook is sent anything.</summary>
public enum WebhookState
{
    /// <summary>What happens is sent.</summary>
    Active,

    /// <summary>An administrator holds it back; what happens waits.</summary>
    Paused,

    /// <summary>The program holds it back, because its receiver took nothing for days or said that it is gone; what happens waits.</summary>
    Stopped,
}
