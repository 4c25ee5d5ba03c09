namespace Entente.Domain.Fairness;

/// <summary>One note of somebody who looked into a sign; notes are added and never changed.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Note">In their words.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SignReview(SignOutcome Outcome, string Note, Guid By, DateTimeOffset At);
