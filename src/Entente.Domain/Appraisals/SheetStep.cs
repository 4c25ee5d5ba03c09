namespace Entente.Domain.Appraisals;

/// <summary>One step a sheet took.</summary>
/// <param name="To">Where it stood then.</param>
/// <param name="By">Who took it; null for a program, and where the time for an answer ran out.</param>
/// <param name="At">When.</param>
public sealed record SheetStep(AppraisalState To, Guid? By, DateTimeOffset At);
