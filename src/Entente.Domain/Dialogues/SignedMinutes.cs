namespace Entente.Domain.Dialogues;

/// <summary>The text that both sides signed, kept word by word: later edits make later minutes and leave these.</summary>
public sealed class SignedMinutes
{
    private SignedMinutes()
    {
    }

    /// <summary>Of which dialogue.</summary>
    public Guid DialogueId { get; private init; }

    /// <summary>The hash that was signed.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>Every word.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Both signatures.</summary>
    public IReadOnlyList<DialogueSignature> Signatures { get; private init; } = [];

    /// <summary>When the second was given.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>What is kept of a dialogue that both signed just now.</summary>
    public static SignedMinutes Of(Dialogue dialogue, DialogueMinutes minutes) =>
        new() { DialogueId = dialogue.Id, Hash = minutes.Hash, Text = minutes.Text, Signatures = dialogue.Signatures, At = dialogue.SignedAt!.Value };
}
