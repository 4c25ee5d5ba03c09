using Entente.Domain.Kernel;

namespace Entente.Domain.Recovery;

/// <summary>What the two sides of a case write to each other. It moves no step and stops no clock.</summary>
public sealed class RecoveryMessage
{
    private RecoveryMessage()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private init; }

    /// <summary>Which side wrote.</summary>
    public RecoveryRole From { get; private init; }

    /// <summary>Who wrote; null for a rater whose identity is sealed.</summary>
    public Guid? AuthorId { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>What.</summary>
    public string Text { get; private init; } = "";

    /// <summary>A message; refused without words, and once the case is settled.</summary>
    public static Outcome<RecoveryMessage> Write(Guid id, RecoveryCase to, RecoveryRole from, Guid? author, string? text, DateTimeOffset now)
    {
        if (!to.IsLive)
            return new RecoveryIsSettled();
        if (FreeText.Clean(text) is not { } words || words.Length > RecoveryCase.MaxWordsLength)
            return new RecoveryWordsInvalid("text");
        return new RecoveryMessage { Id = id, CaseId = to.Id, From = from, AuthorId = author, At = now, Text = words };
    }
}
