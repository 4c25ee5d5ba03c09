namespace Entente.Domain.Goals;

/// <summary>That a party agreed to exactly one text.</summary>
/// <param name="Party">For whom.</param>
/// <param name="By">Who signed.</param>
/// <param name="At">When.</param>
/// <param name="Hash">The hash of the text that was signed.</param>
public sealed record GoalSignature(GoalParty Party, Guid By, DateTimeOffset At, string Hash);
