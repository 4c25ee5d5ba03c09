namespace Entente.Domain.Appraisals;

/// <summary>A change of the superior's part while sheets are held side by side (校准), shown for ever.</summary>
/// <param name="From">The points before.</param>
/// <param name="To">The points after.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record Calibration(decimal From, decimal To, string Reason, Guid By, DateTimeOffset At);
