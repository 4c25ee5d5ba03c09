using Entente.Domain.Dialogues;

namespace Entente.Web.Features.Demo;

/// <summary>A dialogue of the example.</summary>
/// <param name="Days">When the two meet: days from today; null for the June example.</param>
/// <param name="State">How far it came.</param>
public sealed record ExampleDialogue(string Host, string Guest, int? Days, DialogueState State)
{
    public string? Place { get; init; }

    /// <summary>What each side wrote before the meeting, by part.</summary>
    public IReadOnlyDictionary<AgendaPart, string>? HostPrepared { get; init; }

    public IReadOnlyDictionary<AgendaPart, string>? GuestPrepared { get; init; }

    /// <summary>The sides that handed over what they prepared.</summary>
    public IReadOnlyList<DialogueSide> Submitted { get; init; } = [];

    public IReadOnlyList<ExampleNote> Notes { get; init; } = [];

    public string? Declined { get; init; }
}
