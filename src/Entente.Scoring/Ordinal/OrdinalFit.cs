using Entente.Scoring.Crossed;

namespace Entente.Scoring.Ordinal;

/// <summary>A fitted ordinal crossed random-effects model. The same to the last bit whatever the number of threads.</summary>
/// <remarks>
/// Log likelihood by the Laplace approximation, l = sum w ln p - u'u / 2 - ln|H| / 2 at the mode of the spherical effects u, H = I + Lambda Z'WZ Lambda, maximised with its exact gradient.
/// Source: Christensen, "ordinal" (clmm); Breslow, Clayton, "Approximate inference in generalized linear mixed models" (1993); Kristensen et al., "TMB" (2016), for the gradient.
/// </remarks>
/// <param name="Rows">Rows of weight above 0.</param>
/// <param name="LogLikelihood">The Laplace approximation of the log likelihood.</param>
/// <param name="Thresholds">alpha: one between each level and the next, ascending, on the logit scale.</param>
/// <param name="Fixed">beta, in the order of the columns, on the logit scale: above 0 moves answers up.</param>
/// <param name="Random">Sds on the logit scale, conditional modes of each level and their standard deviations from H⁻¹; Theta equals the sd, as there is no residual sd.</param>
/// <param name="Intervals">For each factor Wald's 95 % interval of its sd, sd exp(± 1.96 se(ln sd)), in its order; null for an sd of 0, which has none.</param>
/// <param name="Iterations">Quasi-Newton steps taken.</param>
/// <param name="Converged">Whether the last step promised less than 1e-9 of the log likelihood.</param>
/// <param name="GradientNorm">The largest derivative of the log likelihood at the end.</param>
public sealed record OrdinalFit(
    int Rows,
    double LogLikelihood,
    IReadOnlyList<FixedEffect> Thresholds,
    IReadOnlyList<FixedEffect> Fixed,
    IReadOnlyList<RandomEffect> Random,
    IReadOnlyList<SdInterval?> Intervals,
    int Iterations,
    bool Converged,
    double GradientNorm) : CrossedFit;
