namespace Entente.Domain.Dialogues;

/// <summary>That a side agreed to exactly one text of the minutes.</summary>
/// <param name="Side">For which side.</param>
/// <param name="By">Who signed.</param>
/// <param name="At">When.</param>
/// <param name="Hash">The hash of the minutes that were signed, see <see cref="DialogueMinutes"/>.</param>
public sealed record DialogueSignature(DialogueSide Side, Guid By, DateTimeOffset At, string Hash);
