namespace Entente.Domain.Appraisals;

/// <summary>What a unit says of itself (自评): shown, and weighs nothing.</summary>
/// <param name="Points">From 0 to 100; null where it gave none.</param>
/// <param name="Text">In words.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SelfAssessment(int? Points, string Text, Guid By, DateTimeOffset At);
