using Entente.Domain.Kernel;

namespace Entente.Domain.Dialogues;

/// <summary>What one side wrote down before the meeting, in five parts. Its own row, so that writing it shows nowhere else.</summary>
public sealed class DialoguePreparation
{
    /// <summary>The longest text of a part, in characters.</summary>
    public const int MaxTextLength = 4000;

    private DialoguePreparation()
    {
    }

    /// <summary>Of which dialogue.</summary>
    public Guid DialogueId { get; private init; }

    /// <summary>Of which side.</summary>
    public DialogueSide Side { get; private init; }

    /// <summary>Where they want to get.</summary>
    public string? Goals { get; private set; }

    /// <summary>How they want to work together.</summary>
    public string? Ways { get; private set; }

    /// <summary>How it went.</summary>
    public string? Progress { get; private set; }

    /// <summary>What they expect.</summary>
    public string? Expectations { get; private set; }

    /// <summary>What worries them.</summary>
    public string? Worries { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>True while nothing is written in any part.</summary>
    public bool IsEmpty => Enum.GetValues<AgendaPart>().All(part => Text(part) is null);

    /// <summary>An empty one.</summary>
    public static DialoguePreparation Of(Guid dialogue, DialogueSide side) => new() { DialogueId = dialogue, Side = side };

    /// <summary>The text of a part; null where there is none.</summary>
    public string? Text(AgendaPart part) => part switch
    {
        AgendaPart.Goals => Goals,
        AgendaPart.Ways => Ways,
        AgendaPart.Progress => Progress,
        AgendaPart.Expectations => Expectations,
        AgendaPart.Worries => Worries,
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    /// <summary>Writes the parts; refused where the dialogue is not being prepared, and once it was handed over.</summary>
    public Refusal? Write(Dialogue dialogue, IReadOnlyDictionary<AgendaPart, string?> texts)
    {
        if (dialogue.Check(DialogueVerb.Prepare) is { } not)
            return not;
        if (dialogue.SubmittedAt(Side) is not null)
            return new PreparationSubmitted();
        if (texts.Values.Any(text => text?.Length > MaxTextLength))
            return new DialogueWordsInvalid("text", MaxTextLength);
        Goals = FreeText.Clean(texts.GetValueOrDefault(AgendaPart.Goals));
        Ways = FreeText.Clean(texts.GetValueOrDefault(AgendaPart.Ways));
        Progress = FreeText.Clean(texts.GetValueOrDefault(AgendaPart.Progress));
        Expectations = FreeText.Clean(texts.GetValueOrDefault(AgendaPart.Expectations));
        Worries = FreeText.Clean(texts.GetValueOrDefault(AgendaPart.Worries));
        Version++;
        return null;
    }
}
