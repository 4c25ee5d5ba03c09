namespace Entente.Scoring.Crossed;

/// <summary>A fitted linear crossed random-effects model. The same to the last bit whatever the number of threads.</summary>
/// <remarks>
/// Criterion d = sum ln(theta_1² n_r + 1) + 2 sum ln L_jj + n (1 + ln(2 pi PRSS / n)) for maximum likelihood; restricted: the X part of L enters too, and n becomes n - p. Source: Bates,
/// Mächler, Bolker, Walker, "Fitting linear mixed-effects models using lme4" (2015); Gilmour, Thompson, Cullis, "Average information REML" (1995).
/// </remarks>
/// <param name="Rows">n, rows of weight above 0.</param>
/// <param name="Reml">Whether by restricted maximum likelihood.</param>
/// <param name="Criterion">The deviance, -2 log likelihood, or the REML criterion.</param>
/// <param name="Fixed">Fixed effects, in the order of the columns.</param>
/// <param name="Random">Random effects, in the order of the factors.</param>
/// <param name="ResidualSd">The standard deviation of the error at weight 1.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="Converged">Whether the last step promised less than 1e-9 of the criterion.</param>
/// <param name="GradientNorm">The largest derivative of the criterion by ln theta at the last step's start, over thetas above 0.</param>
public sealed record LinearFit(
    int Rows,
    bool Reml,
    double Criterion,
    IReadOnlyList<FixedEffect> Fixed,
    IReadOnlyList<RandomEffect> Random,
    double ResidualSd,
    int Iterations,
    bool Converged,
    double GradientNorm) : CrossedFit
{
    /// <summary>Which way it was computed.</summary>
    public FitPath Path { get; init; } = FitPath.Dense;

    /// <summary>How exact it is, in a sentence.</summary>
    public string Accuracy { get; init; } = "Exact but for rounding.";

    /// <summary>-criterion / 2.</summary>
    public double LogLikelihood => -Criterion / 2;
}
