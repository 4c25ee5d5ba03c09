namespace Entente.Domain.Appraisals;

/// <summary>Words on a sheet; they change no number.</summary>
/// <param name="Text">What was said.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SheetComment(string Text, Guid By, DateTimeOffset At);
