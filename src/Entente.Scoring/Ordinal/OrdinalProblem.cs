using Entente.Scoring.Crossed;

namespace Entente.Scoring.Ordinal;

/// <summary>
/// The cumulative logit model with crossed random effects: P(answer ≤ j) = F(alpha_j - eta), F(z) = 1 / (1 + exp(-z)), eta = X beta + sum over factors of b_k, b_k ~ N(0, sd_k²) by level.
/// With two levels it is the logistic model, P(answer = 1) = F(eta - alpha_0).
/// </summary>
/// <param name="Answers">For each row its level, from 0 to <paramref name="Levels"/> - 1.</param>
/// <param name="Levels">How many levels there are, at least 2; each occurs.</param>
/// <param name="Fixed">The columns of X without an intercept, which the thresholds are.</param>
/// <param name="Random">At least one grouping factor, as in <see cref="LinearProblem"/>.</param>
/// <param name="Weights">One a row, at least 0: how often the row was observed; null for all ones.</param>
public sealed record OrdinalProblem(
    IReadOnlyList<int> Answers, int Levels, IReadOnlyList<FixedColumn> Fixed, IReadOnlyList<Grouping> Random, IReadOnlyList<double>? Weights = null);
