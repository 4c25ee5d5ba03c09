namespace Entente.Domain.Goals;

/// <summary>That a step of the plan was done.</summary>
/// <param name="Number">Which.</param>
/// <param name="On">On which day.</param>
/// <param name="By">Who says so.</param>
public sealed record FinishedStep(int Number, DateOnly On, Guid? By);
