namespace Entente.Domain.Goals;

/// <summary>How it goes (进展).</summary>
/// <param name="Confidence">From 0, lost, to 10, certain.</param>
/// <param name="Text">In words.</param>
/// <param name="By">Who says so.</param>
/// <param name="At">When.</param>
public sealed record CheckIn(int Confidence, string Text, Guid? By, DateTimeOffset At);
