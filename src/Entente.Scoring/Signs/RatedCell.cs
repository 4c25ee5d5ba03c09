namespace Entente.Scoring.Signs;

/// <summary>All answers that one rater gave one provider in one period.</summary>
/// <param name="Rater">The rater, from 0.</param>
/// <param name="Provider">The provider, from 0.</param>
/// <param name="Customer">The customer group that the rater answered for, from 0.</param>
/// <param name="Answers">How many answers, at least 1.</param>
/// <param name="Mean">Their mean value, from 0 to 1.</param>
public readonly record struct RatedCell(int Rater, int Provider, int Customer, int Answers, double Mean);
