namespace Entente.Scoring.Crossed;

/// <summary>y = X beta + sum over factors of b_k + error, b_k ~ N(0, sd_k²) by level, error ~ N(0, sd² / weight).</summary>
/// <param name="Response">y, one finite number a row.</param>
/// <param name="Fixed">The columns of X; none may be a combination of the others.</param>
/// <param name="Random">At least one grouping factor: crossed, nested or an interaction, in any order.</param>
/// <param name="Reml">Restricted maximum likelihood (the default) or maximum likelihood.</param>
/// <param name="Weights">One a row, at least 0; null for all ones. Rows of weight 0 are left out.</param>
public sealed record LinearProblem(
    IReadOnlyList<double> Response, IReadOnlyList<FixedColumn> Fixed, IReadOnlyList<Grouping> Random, bool Reml = true, IReadOnlyList<double>? Weights = null);
