namespace Entente.Domain.Goals;

/// <summary>What the facts say about a criterion or a whole goal, as things stood at the deadline.</summary>
/// <param name="Kind">How it came out.</param>
/// <param name="Share">How much of it, from 0 to 1.</param>
/// <param name="MetOn">The first day on which it was met, in time or not; null where it never was.</param>
/// <param name="DaysLate">How many days after the deadline it was met; 0 where in time, null where never.</param>
public sealed record Result(OutcomeKind Kind, double Share, DateOnly? MetOn, int? DaysLate);
