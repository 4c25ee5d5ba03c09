using Entente.Domain.Dialogues;

namespace Entente.Web.Features.Demo;

/// <summary>A note of an example dialogue, and what came of it.</summary>
public sealed record ExampleNote(AgendaPart Part, DialogueSide Side, string Text)
{
    /// <summary>True where it became a need of the side that wrote it.</summary>
    public bool Need { get; init; }

    /// <summary>In how many days after the meeting somebody of the side promised it; null where nobody did.</summary>
    public int? Within { get; init; }

    /// <summary>The title of the goal that came of it; null where none did.</summary>
    public string? Goal { get; init; }
}
