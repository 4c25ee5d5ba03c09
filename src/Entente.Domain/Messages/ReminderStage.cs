namespace Entente.Domain.Messages;

/// <summary>Why somebody is reminded of what waits for them; each at most once for the same reason.</summary>
public enum ReminderStage
{
    /// <summary>It began to wait.</summary>
    Waits,

    /// <summary>One working day is left.</summary>
    Soon,

    /// <summary>Its time is over.</summary>
    Late,
}
