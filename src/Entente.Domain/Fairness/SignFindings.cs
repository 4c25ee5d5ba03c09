using Entente.Scoring.Signs;

namespace Entente.Domain.Fairness;

/// <summary>What a search found, and what it looked at.</summary>
/// <param name="Spread">How far answers spread and by what; null where there was too little to learn it, and then neither grudges nor rings were looked for.</param>
/// <param name="Raters">How many people rated openly in the period.</param>
/// <param name="Cells">How many pairs of rater and service on a link were looked at.</param>
/// <param name="Answers">How many open answers.</param>
/// <param name="Breaches">How many answered encounters on which a promise was broken.</param>
/// <param name="IsTooLarge">There are more services and customers than the model of grudges takes at once.</param>
/// <param name="Signs">What was found, the surest first.</param>
public sealed record SignFindings(Spread? Spread, int Raters, int Cells, int Answers, int Breaches, bool IsTooLarge, IReadOnlyList<FoundSign> Signs);
