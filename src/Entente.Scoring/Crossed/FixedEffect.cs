namespace Entente.Scoring.Crossed;

/// <summary>A fixed effect.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Estimate">Its coefficient, in units of the response per unit of the column.</param>
/// <param name="StandardError">The standard error of the coefficient at the estimated variances.</param>
public sealed record FixedEffect(string Name, double Estimate, double StandardError);
