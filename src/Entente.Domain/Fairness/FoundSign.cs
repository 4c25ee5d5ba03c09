namespace Entente.Domain.Fairness;

/// <summary>A sign as the search finds it.</summary>
/// <param name="Kind">What it points at.</param>
/// <param name="UnitIds">The units it is about: the provider; of a ring all of them, each a customer of the next.</param>
/// <param name="RaterId">The rater; null where it is about no single one.</param>
/// <param name="Size">How large it is: of values and shares the difference from what is expected, -1 to 1; of volume the rater's share; of a ring the weakest edge's score.</param>
/// <param name="P">How often chance alone gives as much, for this one thing looked at.</param>
/// <param name="Q">The same after correction for how many things were looked at.</param>
/// <param name="Facts">What it was found in.</param>
public sealed record FoundSign(SignKind Kind, IReadOnlyList<Guid> UnitIds, Guid? RaterId, double Size, double P, double Q, IReadOnlyList<SignFact> Facts);
