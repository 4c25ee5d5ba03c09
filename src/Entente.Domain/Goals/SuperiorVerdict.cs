namespace Entente.Domain.Goals;

/// <summary>The superior's own verdict, apart from what the customers found.</summary>
/// <param name="Points">From 0 to 100.</param>
/// <param name="Text">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SuperiorVerdict(int Points, string Text, Guid By, DateTimeOffset At);
