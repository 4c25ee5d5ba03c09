namespace Entente.Domain.Dialogues;

/// <summary>One of the two sides of a dialogue.</summary>
public enum DialogueSide
{
    /// <summary>The unit that invites.</summary>
    Host,

    /// <summary>The unit that is invited.</summary>
    Guest,
}
