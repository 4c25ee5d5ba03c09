namespace Entente.Domain.Dialogues;

/// <summary>What a note may become.</summary>
public enum CaptureKind
{
    /// <summary>A need of the side that wrote it.</summary>
    Need,

    /// <summary>Something that somebody will do by a day.</summary>
    Commitment,

    /// <summary>A draft of a goal.</summary>
    Goal,

    /// <summary>A proposal of what is agreed on a link.</summary>
    Expectation,
}
