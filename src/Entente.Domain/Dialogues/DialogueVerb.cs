namespace Entente.Domain.Dialogues;

/// <summary>What may be done with a dialogue as a whole.</summary>
public enum DialogueVerb
{
    /// <summary>The invited side agrees to meet.</summary>
    Accept,

    /// <summary>A side says no, or calls off what was agreed.</summary>
    Decline,

    /// <summary>Another time or place.</summary>
    Reschedule,

    /// <summary>Writes and hands over the own preparation.</summary>
    Prepare,

    /// <summary>Begins the meeting; preparations open.</summary>
    Start,

    /// <summary>Takes notes and captures what comes of them.</summary>
    Write,

    /// <summary>Signs the minutes as they are.</summary>
    Sign,
}
