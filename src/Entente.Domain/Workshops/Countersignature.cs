namespace Entente.Domain.Workshops;

/// <summary>What a manager said to exactly one text of a goal.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Hash">The hash of the text.</param>
/// <param name="Objection">Why they object; null where they agree.</param>
public sealed record Countersignature(Guid By, DateTimeOffset At, string Hash, string? Objection);
