namespace Entente.Domain.Goals;

/// <summary>A step of a goal's plan.</summary>
/// <param name="Number">Which one, from 1; stays the same through all versions.</param>
/// <param name="Text">What is done.</param>
/// <param name="Owner">Who does it, in words.</param>
/// <param name="Day">By when.</param>
public sealed record PlanStep(int Number, string Text, string Owner, DateOnly Day);
