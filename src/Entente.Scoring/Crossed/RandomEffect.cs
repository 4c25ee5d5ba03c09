namespace Entente.Scoring.Crossed;

/// <summary>The effects of one grouping factor.</summary>
/// <param name="Name">The factor's name.</param>
/// <param name="Sd">The standard deviation between levels, in units of the response; 0 in a singular fit, which is an answer, not an error.</param>
/// <param name="Theta">Sd over the residual sd.</param>
/// <param name="Means">The conditional mean of each level (BLUP), in units of the response.</param>
/// <param name="Sds">The conditional standard deviation of each level, at the estimated fixed effects and variances.</param>
public sealed record RandomEffect(string Name, double Sd, double Theta, IReadOnlyList<double> Means, IReadOnlyList<double> Sds);
